// Starts the page: fetches its WebAssembly module and runs it, then what the first figure does not
// need. What goes wrong is said on the page.
import start, { giveMore, giveSheets, run } from "./page.js";

const trouble = document.getElementById("trouble");

function reason(error) {
  if (typeof WebAssembly !== "object") return "wasm";
  const { CompileError } = WebAssembly;
  return error instanceof CompileError || error instanceof EvalError ? "policy" : "network";
}

function say(reason) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== reason;
  trouble.dataset.failed = "";
  document.body.append(trouble);
}

try {
  const words = document.documentElement.lang === "en" ? "./words-en.json" : "./words-ja.json";
  const texts = fetch(new URL(words, import.meta.url)).then((answer) => answer.text());
  await start();
  run(await texts);
  trouble.remove();
} catch (error) {
  say(reason(error));
  throw error;
}

// Spreadsheets have a module of their own, which comes when it is first needed.
giveSheets((task, request, file, done) => {
  const answer = import("./sheets.js").then((sheets) => sheets[task](request, file));
  answer.then(done, () => done("null"));
});

try {
  const more = await fetch(new URL("./more.json", import.meta.url));
  giveMore(await more.text());
} catch (error) {
  say("network");
  throw error;
}
