/** How scanners of the trade say a code over HID POS, after their manuals: one function a layout. */
export interface Vendor {
  readonly name: string;
  /** The USB vendor id, four hexadecimal digits. */
  readonly vendorId: string;
  /** The report descriptor, where the system shows it. */
  readonly descriptor: Uint8Array | null;
  reports(code: Uint8Array): Uint8Array[];
}

const SIZE = 56;
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

function partsOf(code: Uint8Array, size: number): { part: Uint8Array; more: number }[] {
  const count = Math.max(1, Math.ceil(code.length / size));
  return Array.from({ length: count }, (_, i) => ({
    part: code.subarray(i * size, (i + 1) * size),
    more: i < count - 1 ? 1 : 0,
  }));
}

/** A report of `length` bytes with these bytes at these places. */
function report(length: number, ...fields: (readonly [at: number, bytes: ArrayLike<number>])[]): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const [at, content] of fields) bytes.set(content, at);
  return bytes;
}

/** Byte Count, three Symbology Identifiers, 56 bytes of Decoded Data, Continued; report 2 (HUT 1.5, section 21). */
export const STANDARD_DESCRIPTOR = Uint8Array.from([
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x02, 0x09, 0x12, 0xa1, 0x02],
  ...[0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02],
  ...[0x05, 0x8c, 0x95, 0x03, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02],
  ...[0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01],
  ...[0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03, 0xc0, 0xc0],
]);

/** The same with usage ranges, four-byte usages and 24 bytes of data in a report of its own number, 5. */
export const COMPACT_DESCRIPTOR = Uint8Array.from([
  ...[0x06, 0x8c, 0x00, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x05, 0x75, 0x08, 0x95, 0x01],
  ...[0xa4, 0x95, 0x03, 0x19, 0xfb, 0x29, 0xfd, 0x81, 0x02, 0x95, 0x18, 0x09, 0xfe, 0x82, 0x02, 0x01, 0xb4],
  ...[0x0b, 0x3b, 0x00, 0x01, 0x00, 0x81, 0x02],
  ...[0x75, 0x01, 0x95, 0x07, 0x81, 0x03, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0xc0],
]);

/** A scanner's, as some are: its application, and its bytes without names. */
export const BARE_DESCRIPTOR = Uint8Array.from([
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x02, 0x75, 0x08, 0x95, 0x3f, 0x81, 0x02, 0xc0],
]);

/** A keyboard's, shortened. */
export const KEYBOARD_DESCRIPTOR = Uint8Array.from([
  ...[
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x75, 0x01, 0x95, 0x08, 0x81,
    0x02, 0xc0,
  ],
]);

export const VENDORS: readonly Vendor[] = [
  {
    name: 'Honeywell: identifier, data, its own symbology letter',
    vendorId: '0c2e',
    descriptor: null,
    reports: (code) =>
      partsOf(code, SIZE).map(({ part, more }) =>
        report(64, [0, [2, part.length]], [2, ascii(']Q1')], [5, part], [61, [0x73, 0, more]]),
      ),
  },
  {
    name: 'Zebra and Datalogic: identifier, data, nothing more',
    vendorId: '05e0',
    descriptor: null,
    reports: (code) =>
      partsOf(code, SIZE).map(({ part, more }) =>
        report(64, [0, [2, part.length]], [2, ascii(']Q1')], [5, part], [63, [more]]),
      ),
  },
  {
    name: 'Newland and Unitech: data at once, identifiers reserved',
    vendorId: '1eab',
    descriptor: null,
    reports: (code) =>
      partsOf(code, SIZE).map(({ part, more }) => report(64, [0, [2, part.length]], [2, part], [63, [more]])),
  },
  {
    name: 'the identifier in the first report only',
    vendorId: '05f9',
    descriptor: null,
    reports: (code) =>
      partsOf(code, SIZE).map(({ part, more }, i) =>
        report(64, [0, [2, part.length]], [2, i === 0 ? ascii(']Q1') : []], [5, part], [63, [more]]),
      ),
  },
  {
    name: '62 bytes, as its descriptor says',
    vendorId: '0c2e',
    descriptor: STANDARD_DESCRIPTOR,
    reports: (code) =>
      partsOf(code, SIZE).map(({ part, more }) =>
        report(62, [0, [2, part.length]], [2, ascii(']Q1')], [5, part], [61, [more]]),
      ),
  },
  {
    name: 'small reports in an order of their own, as its descriptor says',
    vendorId: '1a86',
    descriptor: COMPACT_DESCRIPTOR,
    reports: (code) =>
      partsOf(code, 24).map(({ part, more }) =>
        report(30, [0, [5]], [1, ascii(']Q1')], [4, part], [28, [part.length, more << 7]]),
      ),
  },
];
