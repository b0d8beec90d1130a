// The page as one file on a disk: all it needs is in the document, packed.
import { asWritten } from "./as_written.js";
import { boot } from "./boot.js";
import { keepOriginal } from "./original.js";
import { unpack } from "./unpack.js";

asWritten();
keepOriginal(document.documentElement.outerHTML);

/** What an element of the document holds: seven bits a letter, packed. */
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
  return unpack(bytes);
}

// A style sheet that is made here; the document allows none from elsewhere.
const sheet = new CSSStyleSheet();
sheet.replaceSync(new TextDecoder().decode(unpacked("style")));
document.adoptedStyleSheets = [sheet];

// The module's code and its texts are packed apart; before the texts lies what the page needs later.
const size = Number(document.getElementById("texts").dataset.more);
let texts;
await boot(
  () => {
    texts = unpacked("texts");
    return { module_or_path: new Blob([unpacked("engine"), texts.subarray(size)]).arrayBuffer() };
  },
  () => new TextDecoder().decode(texts.subarray(0, size)),
);
