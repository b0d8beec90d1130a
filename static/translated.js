// A translator in the browser takes texts out of the page and puts elements of its own (`font`) in their
// places. The page would go on writing into texts that nobody sees, and lose the places it knows by them. So
// each text comes back where it was, empty, before its translation; once the page writes into it, or takes it
// away, the translation goes, and what the page says stands there.

/** The translation that stands for a text, and the texts that one stands for, with what they said. */
const translations = new WeakMap();
const originals = new WeakMap();

const isTranslation = (node) => node.localName === "font";
const isText = (node) => node.nodeType === Node.TEXT_NODE;

/** Keeps the page's texts in their places from now on. What came lately is looked for by its place: a whole page
    may be translated at once. */
export function keepTexts() {
  const observer = new MutationObserver((records) => {
    const fresh = new Map();
    for (const record of records) {
      const own = [...record.addedNodes].filter(isTranslation).map((node) => ({ node, record }));
      if (own.length > 0) fresh.set(record.target, [...(fresh.get(record.target) ?? []), ...own]);
    }
    for (const record of records) read(record, fresh.get(record.target) ?? []);
    // What was changed here is nothing new.
    observer.takeRecords();
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
}

function read(record, fresh) {
  if (record.type === "characterData") return leave(record.target);
  for (const node of record.removedNodes) {
    if (originals.has(node)) gone(node, beside(node, record, fresh));
    else if (translations.has(node)) node.data = leave(node);
    else if (isText(node) && !isTranslation(record.target)) taken(node, record.target, beside(node, record, fresh));
  }
}

/** The new translation that stands at the place of what was removed: around it, or where it was. */
function beside(removed, { target, previousSibling, nextSibling }, fresh) {
  const isHere = ({ node, record }) =>
    node.parentNode === target &&
    (node.contains(removed) ||
      [...record.removedNodes, record.nextSibling].includes(removed) ||
      [previousSibling, nextSibling].includes(node) ||
      (record.previousSibling === previousSibling && record.nextSibling === nextSibling));
  return fresh.find(isHere)?.node;
}

/** A text was taken out for a translation: it comes back before that, and says nothing. */
function taken(text, parent, translation) {
  if (!translation) return;
  if (translation.contains(text)) text.replaceWith(text.cloneNode());
  const own = originals.get(translation) ?? new Map();
  originals.set(translation, own.set(text, text.data));
  translations.set(text, translation);
  text.data = "";
  parent.insertBefore(text, translation);
}

/** The page wrote into a text, or took it away: what stood for it goes. Answers what it said. */
function leave(text) {
  const translation = translations.get(text);
  if (!translation) return undefined;
  const own = originals.get(translation);
  const said = own.get(text);
  own.delete(text);
  translations.delete(text);
  restore(translation);
  translation.remove();
  return said;
}

/** A translation was taken away: another stands for its texts now, or they say again what they said. */
function gone(translation, other) {
  if (!other) return restore(translation);
  originals.set(other, originals.get(translation));
  for (const text of originals.get(other).keys()) translations.set(text, other);
}

function restore(translation) {
  for (const [text, said] of originals.get(translation)) {
    text.data = said;
    translations.delete(text);
  }
  originals.delete(translation);
}
