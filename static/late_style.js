// The style of what comes later than the page's own: added once, whoever asks first.

/** Answers when the style is there. */
export function lateStyle() {
  let link = document.querySelector("link[data-late]");
  if (link?.sheet) return undefined;
  if (!link) {
    link = document.createElement("link");
    link.rel = "stylesheet";
    link.dataset.late = "";
    link.href = new URL("./late.css", import.meta.url);
    document.head.append(link);
  }
  return new Promise((done, failed) => {
    link.addEventListener("load", done);
    link.addEventListener("error", () => {
      // Who asks again gets another.
      link.remove();
      dispatchEvent(new CustomEvent("c3p:missing", { detail: link.href }));
      failed();
    });
  });
}
