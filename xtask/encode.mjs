// Compresses files: `node encode.mjs FILE OUTPUT [FILE OUTPUT …]` writes OUTPUT.gz and OUTPUT.br.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const pairs = process.argv.slice(2);
for (let index = 0; index + 1 < pairs.length; index += 2) {
  const [file, output] = [pairs[index], pairs[index + 1]];
  const plain = readFileSync(file);
  const brotli = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  writeFileSync(`${output}.gz`, gzipSync(plain, { level: 9 }));
  // The last to appear, and whole: its presence says that both are there.
  writeFileSync(`${output}.partial`, brotliCompressSync(plain, { params: brotli }));
  renameSync(`${output}.partial`, `${output}.br`);
}
