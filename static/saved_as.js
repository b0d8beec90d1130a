// A copy of the page that the browser's own "save as" makes looks alive and computes nothing, since none of
// the page's modules run from a disk. What is written into the page here says so in such a copy alone.
import texts from "../src/ui/more/guard.json";

const ID = "saved-as";

/** Leaves word for a copy: only a style sheet that no copy has hides it. */
export function leaveWord() {
  if (document.getElementById(ID) || !document.adoptedStyleSheets) return;
  const hidden = new CSSStyleSheet();
  hidden.replaceSync(`#${ID} { display: none; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
  const said = Object.entries(texts.saved_as).map(([lang, text]) => `<p lang="${lang}">${text}</p>`);
  document.body.insertAdjacentHTML("afterbegin", `<div id="${ID}" class="bulletin" role="alert">${said.join("")}</div>`);
  // A script that is put in as text never runs here, and runs where a copy is read; where no script runs, as in
  // an archive of one file, a style closes the fields.
  const close = `document.querySelector(".whole").disabled = true;`;
  const closed = ".whole :is(button, input, select, textarea) { pointer-events: none; interactivity: inert; }";
  document.body.insertAdjacentHTML("beforeend", `<script>${close}</script><noscript><style>${closed}</style></noscript>`);
}
