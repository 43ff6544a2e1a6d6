import type { ReportLayout } from './hid-report.ts';

/** Usages of HID POS scanners (HID Usage Tables 1.5, sections 4 and 21), as page and usage in one number. */
const SCANNER_PAGE = 0x8c;
const BYTE_COUNT = 0x0001_003b;
const SYMBOLOGY = 0x008c_00fb;
const DECODED_DATA = 0x008c_00fe;
const CONTINUED = 0x008c_00ff;

/** What a report descriptor says of a device. */
export interface HidDescription {
  /** Whether one of its applications is on the bar code scanner page. */
  readonly isScanner: boolean;
  /** Where a scan is in its input report; null where the descriptor does not say it all. */
  readonly layout: ReportLayout | null;
}

/** One field of an input report. */
interface Field {
  readonly usage: number;
  readonly reportId: number;
  /** Where it begins within the report's data, in bits. */
  readonly at: number;
  readonly bits: number;
}

interface Item {
  /** The item's type and tag: its first byte without the size. */
  readonly kind: number;
  readonly value: number;
  readonly size: number;
}

/** What holds until it is said otherwise (section 6.2.2.7). */
interface Globals {
  page: number;
  size: number;
  count: number;
  reportId: number;
}

/** Items by type and tag. */
const USAGE_PAGE = 0x04;
const USAGE = 0x08;
const USAGE_MINIMUM = 0x18;
const USAGE_MAXIMUM = 0x28;
const REPORT_SIZE = 0x74;
const INPUT = 0x80;
const REPORT_ID = 0x84;
const OUTPUT = 0x90;
const REPORT_COUNT = 0x94;
const COLLECTION = 0xa0;
const PUSH = 0xa4;
const FEATURE = 0xb0;
const POP = 0xb4;
const END_COLLECTION = 0xc0;

const APPLICATION = 1;
/** No report has more fields; what claims to is not a descriptor. */
const MOST_FIELDS = 4096;

/**
 * Reads a report descriptor (Device Class Definition for HID 1.11, section 6.2.2) as far as a scanner needs it.
 * Never throws: what it cannot read, it does not know.
 */
export function describeHid(descriptor: Uint8Array): HidDescription {
  const fields: Field[] = [];
  const positions = new Map<number, number>();
  const stack: Globals[] = [];
  let globals: Globals = { page: 0, size: 0, count: 0, reportId: 0 };
  let usages: number[] = [];
  let isScanner = false;

  for (const { kind, value, size } of items(descriptor)) {
    switch (kind) {
      case USAGE_PAGE:
        globals.page = value;
        break;
      case REPORT_SIZE:
        globals.size = value;
        break;
      case REPORT_COUNT:
        globals.count = value;
        break;
      case REPORT_ID:
        globals.reportId = value;
        break;
      case PUSH:
        stack.push({ ...globals });
        break;
      case POP:
        globals = stack.pop() ?? globals;
        break;
      case USAGE:
      case USAGE_MINIMUM:
        // A usage of four bytes has its page in the upper two.
        usages.push(size === 4 ? value : globals.page * 0x1_0000 + value);
        break;
      case USAGE_MAXIMUM: {
        const first = usages.at(-1) ?? 0;
        const more = Math.min((value & 0xffff) - (first & 0xffff), MOST_FIELDS);
        for (let i = 1; i <= more; i++) usages.push(first + i);
        break;
      }
      case INPUT: {
        const at = positions.get(globals.reportId) ?? 0;
        if (fields.length < MOST_FIELDS) fields.push(...fieldsOf(globals, usages, at));
        positions.set(globals.reportId, at + globals.size * globals.count);
        usages = [];
        break;
      }
      case COLLECTION:
        isScanner ||= value === APPLICATION && (usages.at(-1) ?? 0) >>> 16 === SCANNER_PAGE;
        usages = [];
        break;
      case OUTPUT:
      case FEATURE:
      case END_COLLECTION:
        usages = [];
        break;
    }
  }
  return { isScanner, layout: layoutOf(fields) };
}

/** One field a usage; the last usage has all that is left: 56 bytes of Decoded Data have one. */
function fieldsOf({ size, count, reportId }: Globals, usages: readonly number[], start: number): Field[] {
  const named = usages.slice(0, count);
  return named.map((usage, i) => ({
    usage,
    reportId,
    at: start + i * size,
    bits: i === named.length - 1 ? size * (count - i) : size,
  }));
}

function layoutOf(fields: readonly Field[]): ReportLayout | null {
  const data = fields.find(({ usage }) => usage === DECODED_DATA);
  if (data === undefined) return null;
  const size = fields
    .filter(({ usage, reportId }) => usage === DECODED_DATA && reportId === data.reportId)
    .reduce((sum, { bits }) => sum + bits / 8, 0);
  const within = (usage: number): Field | undefined =>
    fields.find((field) => field.usage === usage && field.reportId === data.reportId);
  const length = within(BYTE_COUNT);
  const more = within(CONTINUED);
  const aim = within(SYMBOLOGY);
  if (length === undefined || more === undefined) return null;
  if ([data, length, ...(aim ? [aim] : [])].some(({ at }) => at % 8 !== 0)) return null;
  // Where reports have ids, the id comes before the fields.
  const start = data.reportId === 0 ? 0 : 1;
  return {
    reportId: data.reportId === 0 ? null : data.reportId,
    length: start + length.at / 8,
    data: start + data.at / 8,
    size: Math.floor(size),
    more: { at: start + Math.floor(more.at / 8), mask: 1 << (more.at % 8) },
    aim: aim === undefined ? null : start + aim.at / 8,
  };
}

function* items(descriptor: Uint8Array): Generator<Item> {
  for (let at = 0; at < descriptor.length;) {
    const head = descriptor[at] ?? 0;
    if (head === 0xfe) {
      // A long item (section 6.2.2.3): none is defined; skipped.
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const size = [0, 1, 2, 4][head & 3] ?? 0;
    let value = 0;
    for (let i = size; i > 0; i--) value = value * 256 + (descriptor[at + i] ?? 0);
    yield { kind: head & 0xfc, value, size };
    at += 1 + size;
  }
}
