// Unpacks LZMA: what a .lzma file holds, as the format's specification tells how to read it. The
// module travels packed, since inflating cannot make it nearly as small.

/** The bytes that were packed. Their number stands in the header. */
export function unpack(packed) {
  const [properties] = packed;
  const literalContext = properties % 9;
  const literalPosition = Math.floor(properties / 9) % 5;
  const positionMask = (1 << Math.floor(properties / 45)) - 1;
  const output = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(5, true));
  const input = bits(packed, 13);

  const isMatch = chances(12 << 4);
  const isRepeat = chances(12);
  const isNotLast = chances(12);
  const isNotSecond = chances(12);
  const isFourth = chances(12);
  const isLong = chances(12 << 4);
  const literals = chances(0x300 << (literalContext + literalPosition));
  const slots = chances(4 << 6);
  const near = chances(115);
  const aligned = chances(16);
  const matchLength = lengths(input);
  const repeatLength = lengths(input);

  let [state, at] = [0, 0];
  // Distances of the last four matches, less one.
  let [last, second, third, fourth] = [0, 0, 0, 0];

  const literal = () => {
    const before = at > 0 ? output[at - 1] : 0;
    const place = (at & ((1 << literalPosition) - 1)) << literalContext;
    const start = 0x300 * (place + (before >> (8 - literalContext)));
    let symbol = 1;
    if (state >= 7) {
      // After a match: what follows there is known not to follow here.
      let matched = output[at - last - 1];
      while (symbol < 0x100) {
        const bit = (matched >> 7) & 1;
        matched <<= 1;
        const found = input.bit(literals, start + ((1 + bit) << 8) + symbol);
        symbol = (symbol << 1) | found;
        if (bit !== found) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | input.bit(literals, start + symbol);
    output[at++] = symbol & 0xff;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  const distance = (length) => {
    const slot = input.tree(slots, Math.min(length, 3) << 6, 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** count;
    if (slot < 14) return base + input.reversed(near, base - slot, count);
    return base + input.plain(count - 4) * 16 + input.reversed(aligned, 0, 4);
  };

  while (at < output.length) {
    const position = at & positionMask;
    const place = (state << 4) + position;
    if (input.bit(isMatch, place) === 0) {
      literal();
      continue;
    }
    let length;
    if (input.bit(isRepeat, state) === 0) {
      length = matchLength(position);
      [last, second, third, fourth] = [distance(length), last, second, third];
      state = state < 7 ? 7 : 10;
    } else {
      if (input.bit(isNotLast, state) === 0) {
        if (input.bit(isLong, place) === 0) {
          output[at] = output[at - last - 1];
          at += 1;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else if (input.bit(isNotSecond, state) === 0) {
        [last, second] = [second, last];
      } else if (input.bit(isFourth, state) === 0) {
        [last, second, third] = [third, last, second];
      } else {
        [last, second, third, fourth] = [fourth, last, second, third];
      }
      length = repeatLength(position);
      state = state < 7 ? 8 : 11;
    }
    for (const end = at + length + 2; at < end; at += 1) output[at] = output[at - last - 1];
  }
  return output;
}

/** How likely each of these bits is 0, of 2048; at first, one is as likely as the other. */
function chances(count) {
  return new Uint16Array(count).fill(1024);
}

/** Reads bits that were written as their likelihood allowed. */
function bits(packed, start) {
  let [range, code, next] = [0xffffffff, 0, start];
  const refill = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[next++]) >>> 0;
  };
  for (let count = 0; count < 5; count += 1) code = ((code << 8) | packed[next++]) >>> 0;

  const bit = (table, place) => {
    const chance = table[place];
    const bound = (range >>> 11) * chance;
    const found = code < bound ? 0 : 1;
    if (found === 0) {
      range = bound;
      table[place] = chance + ((2048 - chance) >> 5);
    } else {
      range -= bound;
      code -= bound;
      table[place] = chance - (chance >> 5);
    }
    refill();
    return found;
  };
  const plain = (count) => {
    let number = 0;
    for (let index = 0; index < count; index += 1) {
      range >>>= 1;
      const found = code < range ? 0 : 1;
      if (found === 1) code -= range;
      number = number * 2 + found;
      refill();
    }
    return number;
  };
  const tree = (table, start, count) => {
    let place = 1;
    for (let index = 0; index < count; index += 1) place = place * 2 + bit(table, start + place);
    return place - (1 << count);
  };
  const reversed = (table, start, count) => {
    let [place, number] = [1, 0];
    for (let index = 0; index < count; index += 1) {
      const found = bit(table, start + place);
      place = place * 2 + found;
      number |= found << index;
    }
    return number;
  };
  return { bit, plain, tree, reversed };
}

/** Reads lengths of matches, less two. */
function lengths(input) {
  const choices = chances(2);
  const [low, middle, high] = [chances(16 << 3), chances(16 << 3), chances(256)];
  return (position) => {
    if (input.bit(choices, 0) === 0) return input.tree(low, position << 3, 3);
    if (input.bit(choices, 1) === 0) return 8 + input.tree(middle, position << 3, 3);
    return 16 + input.tree(high, 0, 8);
  };
}
