/** A generator of numbers from 0 to 2^32 - 1 that gives the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** What decoders trip over: limits of lengths and types, brackets, prefixes, numbers. */
const WORDS: readonly Buffer[] = [
  ...[
    'HC1:',
    'shc:/',
    'shc:/1/2/',
    'PK\x03\x04',
    '{',
    '[',
    '}',
    ']',
    '"',
    '\\u0000',
    'null',
    '-1',
    '1e999',
    '__proto__',
  ],
  ...['"@context":', '"@id":', '"proof":', '"icao.vacc"', '\uFEFF', '\uD800', '%00', ':', '+', '0', '99'],
]
  .map((text) => Buffer.from(text, 'utf8'))
  .concat([
    Buffer.from([0x00]),
    Buffer.from([0xff]),
    Buffer.from([0x7f, 0xff, 0xff, 0xff]),
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x9f]),
    Buffer.from([0xbf]),
    Buffer.from([0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x78, 0x9c]),
  ]);

const LONGEST = 64 * 1024;

/**
 * Another input made of kept ones: bits and bytes changed, parts cut out, doubled, moved, taken from another, words put
 * in.
 * @param pick one of the kept inputs
 */
export function mutate(from: Uint8Array, pick: () => Uint8Array, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(from);
  for (let left = 1 + (random() % 4); left > 0; left--) bytes = mutateOnce(bytes, pick, random);
  return bytes.subarray(0, LONGEST);
}

function mutateOnce(bytes: Buffer, pick: () => Uint8Array, random: Random): Buffer {
  const at = bytes.length === 0 ? 0 : random() % bytes.length;
  const end = Math.min(bytes.length, at + 1 + (random() % 64));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (random() % 9) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0) flipped[at] = (flipped[at] ?? 0) ^ (1 << (random() % 8));
      return flipped;
    }
    case 1: {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[at] = random() % 256;
      return changed;
    }
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, part, part, after]);
    case 4:
      return Buffer.concat([before, ...Array.from({ length: random() % 200 }, () => part), after]);
    case 5: {
      const other = Buffer.from(pick());
      const from = other.length === 0 ? 0 : random() % other.length;
      return Buffer.concat([before, other.subarray(from, from + (random() % 256)), after]);
    }
    case 6:
      return Buffer.concat([before, WORDS[random() % WORDS.length] ?? Buffer.alloc(0), after]);
    case 7:
      return Buffer.concat([after, part, before]);
    default:
      return before;
  }
}
