// Starts the page: fetches its WebAssembly module and runs it.
import start from "./page.js";

await start();
