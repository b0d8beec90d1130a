// The page as one file, as it was written.

/** A browser that saves this file again, by its own "save as", writes into it what stood on the page: all of that
    goes, so that the file starts like any other. */
export function asWritten() {
  const { body, documentElement: root } = document;
  const own = (part) => part.localName === "script" || ["trouble", "app"].includes(part.id);
  for (const part of [...body.children]) if (!own(part)) part.remove();
  for (const { name } of [...root.attributes]) if (!["lang", "data-copy"].includes(name)) root.removeAttribute(name);
  document.getElementById("app").replaceChildren();
  const trouble = document.getElementById("trouble");
  trouble.hidden = false;
  delete trouble.dataset.failed;
  for (const text of trouble.querySelectorAll("[data-trouble]")) text.hidden = !["slow", "late"].includes(text.dataset.trouble);
}
