// Starts the page: fetches its WebAssembly module and runs it, then what the first figure does not
// need. What goes wrong is said on the page.
import start, { giveLate, giveMore, run } from "./page.js";

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
  await start();
  run(document.getElementById("words").textContent);
  trouble.remove();
} catch (error) {
  say(reason(error));
  throw error;
}

// Spreadsheets and what is shown on demand have a module of their own, which comes when first needed.
giveLate((task, request, done, ...rest) => {
  const ran = import("./late.js").then((late) => late[task](request, done, ...rest));
  ran.catch(() => done("null"));
});

try {
  const more = await fetch(new URL("./more.json", import.meta.url));
  giveMore(await more.text());
} catch (error) {
  say("network");
  throw error;
}
