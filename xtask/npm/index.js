// The engine, ready as soon as it is imported.
import * as glue from "./glue.js";
import text from "./module.js";
import { unpack } from "./unpack.js";

const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const module = new WebAssembly.Module(unpack(packed));
const { exports } = new WebAssembly.Instance(module, { "./js_bg.js": glue });
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start();

// What is no text is no proposal either, and is answered so: the glue would read memory that is not its own.
export const assess = (proposalJson) => glue.assess(String(proposalJson));
export const explain = (proposalJson, figure) => glue.explain(String(proposalJson), String(figure));
