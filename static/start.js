// Starts the page: fetches its WebAssembly module and runs it. What goes wrong is said on the page.
import start from "./page.js";

const trouble = document.getElementById("trouble");

function reason(error) {
  if (typeof WebAssembly !== "object") return "wasm";
  const { CompileError } = WebAssembly;
  return error instanceof CompileError || error instanceof EvalError ? "policy" : "network";
}

try {
  await start();
  trouble.remove();
} catch (error) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== reason(error);
  trouble.dataset.failed = "";
  throw error;
}
