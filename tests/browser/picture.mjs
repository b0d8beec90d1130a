// Pictures as pixels: read, written small, and compared.

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** How far two colours may be apart, of 1 for black and white. */
const COLOUR = 0.1;

/** How much of a picture may differ: edges that another minor version draws otherwise. */
const SHARE = 0.005;

/** How many pixels may differ within a square of so many pixels: fewer than a short word takes. */
const WINDOW = 16;
const CROWD = 24;

/** By how many pixels a picture may be larger or smaller: rounding. */
const SLACK = 2;

/** The shades of each colour that are kept: more than this, and files get large for nothing. */
const SHADES = 16;

/** Each value of a colour as the nearest of the few shades. */
const shade = Uint8Array.from({ length: 256 }, (_, value) => {
  const step = 255 / (SHADES - 1);
  return Math.round(Math.round(value / step) * step);
});

/** The pixels of a picture, in few shades. */
export function decode(bytes) {
  const picture = PNG.sync.read(bytes);
  const { data } = picture;
  for (let at = 0; at < data.length; at += 1) data[at] = shade[data[at]];
  return picture;
}

/** Text on plain ground is smallest without the filters that suit photographs. */
export const encode = (picture) =>
  PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

/** What differs, in words, and a picture of where; neither when nothing does. */
export function differ(before, now) {
  const size = ({ width, height }) => `${width}×${height}`;
  const grown = Math.max(Math.abs(before.width - now.width), Math.abs(before.height - now.height));
  if (grown > SLACK) return { what: `it was ${size(before)} pixels and is ${size(now)}` };

  // Most are the same to the last pixel.
  if (size(before) === size(now) && before.data.equals(now.data)) return {};
  const [width, height] = [Math.min(before.width, now.width), Math.min(before.height, now.height)];
  const [left, right] = [cut(before, width, height), cut(now, width, height)];
  const diff = new PNG({ width, height });
  const count = (output, options) =>
    pixelmatch(left.data, right.data, output, width, height, { threshold: COLOUR, ...options });
  const all = count(diff.data, {});
  const crowd = all > 0 ? count(undefined, { windowSize: WINDOW }) : 0;
  if (all <= SHARE * width * height && crowd <= CROWD) return {};
  const share = ((100 * all) / (width * height)).toFixed(2);
  return { what: `${share} % of it differ, up to ${crowd} pixels in one place`, diff };
}

/** The top left of a picture. */
function cut(picture, width, height) {
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, 0, 0, width, height, 0, 0);
  return part;
}
