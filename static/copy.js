// The page as one file on a disk: all it needs is in the document, packed.
import { XzReadableStream } from "xz-decompress";

import { boot } from "./boot.js";
import { keepOriginal } from "./original.js";

keepOriginal(document.documentElement.outerHTML);

/** What an element of the document holds: seven bits a letter, then xz. */
function unpacked(id) {
  const text = document.getElementById(id).textContent;
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let place = 0; place < text.length; place += 1) {
    bits = ((bits << 7) | (text.charCodeAt(place) & 127)) & 0x7fff;
    count += 7;
    if (count >= 8) {
      count -= 8;
      bytes[at] = bits >> count;
      at += 1;
    }
  }
  return new Response(new XzReadableStream(new Blob([bytes]).stream()));
}

await boot(
  async () => ({ module_or_path: await unpacked("engine").arrayBuffer() }),
  () => unpacked("more").text(),
);
