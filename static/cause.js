// Why the module did not start, where it is not the connection, which the document itself speaks of.
import texts from "../src/ui/more/guard.json";
import { spoken } from "./spoken.js";

/** The smallest module there is. */
const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Says why, in the place that speaks of the connection. */
export function tell(place, error) {
  const cause = causeOf(error);
  const isCopy = document.documentElement.dataset.copy !== undefined;
  // A copy has all files in it, and says what it means that one is not whole.
  if (cause && !(isCopy && cause === "broken")) put(place, cause);
}

/** Says another thing there. */
export function put(place, key) {
  const said = place.querySelector("[data-trouble=network]");
  said.dataset.trouble = key;
  said.textContent = texts[key][spoken()];
}

function causeOf(error) {
  if (typeof WebAssembly !== "object") return "wasm";
  try {
    new WebAssembly.Module(SMALLEST);
  } catch {
    return "policy";
  }
  const isBroken = [SyntaxError, WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);
  return isBroken ? "broken" : undefined;
}
