// Parts of the page that are there only once they are opened, and why a figure is what it is. What they
// show comes from the second module; what is done in them is told to the page.
import { draftText, tellPage, word } from "./page.js";

/** Milliseconds without a change before what is shown follows: nobody reads it while typing. */
const PAUSE = 200;

/** What is shown now: the element, what it was asked, and whom it tells. */
const shown = new Map();

/** Loads the second module. */
let late;

/** Texts of the scripts, by key and language. */
let texts;

function request({ view, about = "", by = "", ...more }) {
  return JSON.stringify({ ...more, view, about, rule: by, lang: document.documentElement.lang });
}

/** Shows a view in an element, and what is said until it is there. */
async function show(root, asked, told) {
  const waiting = document.createElement("p");
  const say = (key, role) => {
    waiting.role = role;
    waiting.textContent = word(key);
  };
  if (!root.hasChildNodes()) {
    root.after(waiting);
    say("late.waiting", "status");
    waiting.append(document.createElement("progress"));
  }
  try {
    const { giveDraft, show } = await late();
    giveDraft(draftText());
    show(request(asked), told, root);
    shown.set(root, [asked, told]);
    waiting.remove();
  } catch (error) {
    say("late.failed", "alert");
    root.addEventListener("again", () => waiting.remove(), { once: true });
    throw error;
  }
}

/** Shows anew what is still to be seen. */
async function follow() {
  for (const root of shown.keys()) if (!root.isConnected) shown.delete(root);
  const open = [...shown].filter(([root]) => root.closest("details, dialog")?.open);
  if (!open.length) return;
  const { giveDraft, show } = await late();
  giveDraft(draftText());
  for (const [root, [asked, told]] of open) show(request(asked), told, root);
}

/** Starts with what a person opens, now that the page runs. */
export function connect(load, words) {
  late = load;
  texts = words;
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(follow, PAUSE);
  };
  addEventListener("c3p:change", soon);
  addEventListener("c3p:kept", soon);
  document.addEventListener("toggle", opened, true);
  document.addEventListener("click", clicked);
}

function opened({ target }) {
  if (!target.dataset.view || !target.open) return;
  const root = target.querySelector(":scope > .late");
  root.dispatchEvent(new Event("again"));
  // What it is about may have changed places since it was opened.
  show(root, target.dataset, (told) => tellPage(target.dataset.about ?? "", told));
}

// A figure that is clicked tells why it is what it is; without a pointer, the parts that stand below the
// figures tell the same.
function clicked({ target }) {
  const figure = target.closest("[data-figure]");
  if (!figure || target.closest("a, button, summary, label, dialog") || !getSelection().isCollapsed) return;
  const asked = { view: "why", about: figure.dataset.figure };
  const dialog = openDialog(word("why"), asked, (told) => {
    if (JSON.parse(told).deed === "visit") dialog.close();
    tellPage("", told);
  });
  // In a frame that is as high as the page, the middle may be far away.
  if (parent !== globalThis) {
    dialog.style.marginBlockStart = `${Math.max(16, figure.getBoundingClientRect().top - 48)}px`;
  }
}

/** Shows a view once, as things stand now, and answers when it is there. */
export async function showView(root, asked) {
  const { giveDraft, show } = await late();
  giveDraft(draftText());
  show(request(asked), () => {}, root);
  // What a view shows is there a moment after it was asked for.
  await new Promise((done) => setTimeout(done, 50));
}

/** Shows a view over the page, until it is closed. */
export function openDialog(name, asked, told) {
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  const root = document.createElement("div");
  dialog.className = "over";
  dialog.dataset.shows = asked.view;
  dialog.ariaLabel = name;
  close.type = "button";
  close.textContent = texts.close[document.documentElement.lang];
  close.onclick = () => dialog.close();
  root.className = "late";
  dialog.append(root, close);
  dialog.onclose = () => {
    dialog.remove();
    // What was done there may be seen elsewhere too.
    follow();
  };
  // A click beside it closes it.
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  document.body.append(dialog);
  dialog.showModal();
  show(root, asked, told);
  return dialog;
}
