import { type Cutter, type Frame, LARGEST_CODE, SILENCE } from './frame.ts';

/** Where the parts of a scan are in an input report; offsets in bytes from its start. */
export interface ReportLayout {
  /** The report's first byte; null where the device numbers none. */
  readonly reportId: number | null;
  /** How many bytes of data this report carries. */
  readonly length: number;
  readonly data: number;
  /** The most bytes of data that a report carries. */
  readonly size: number;
  /** Says that the next report goes on with this code; `last` is the report's last byte. */
  readonly more: { readonly at: number | 'last'; readonly mask: number };
  /** The three bytes of the AIM identifier. */
  readonly aim: number | null;
}

/** As Honeywell, Zebra, Datalogic and Access-IS have it: the AIM identifier before the data. */
export const AIM_FIRST: ReportLayout = {
  reportId: 2,
  length: 1,
  aim: 2,
  data: 5,
  size: 56,
  more: { at: 'last', mask: 1 },
};

/** As Newland, Unitech and their relatives have it: the data follows the length. */
export const DATA_FIRST: ReportLayout = {
  reportId: 2,
  length: 1,
  aim: null,
  data: 2,
  size: 56,
  more: { at: 'last', mask: 1 },
};

/**
 * Says which of the two common layouts a code's first report has, for devices whose descriptor does not say.
 * An identifier before the data begins with `]`; where the data itself does, the bytes behind it are padding.
 */
export function guessLayout(report: Uint8Array): ReportLayout {
  const [bracket, letter, modifier] = report.subarray(AIM_FIRST.aim ?? 0);
  if (bracket !== 0x5d || !isLetter(letter ?? 0) || !isAlphanumeric(modifier ?? 0)) return DATA_FIRST;
  const length = Math.min(report[DATA_FIRST.length] ?? 0, DATA_FIRST.size);
  const behind = report.subarray(DATA_FIRST.data + length, AIM_FIRST.data + length);
  if (length >= 3 && behind.every((byte) => byte === 0)) return DATA_FIRST;
  return { ...AIM_FIRST, reportId: report[0] ?? null };
}

/**
 * Puts the reports of HID POS scanners (HID Usage Tables 1.5, section 21) together: each code comes out exactly
 * once, with the report that completes it. Other reports of the device are passed over. A code of which the
 * next report does not come is `open`; one beyond the largest is `oversize` at once, and its rest is discarded.
 *
 * @param layout what the device's descriptor says; null to tell it from each code's first report
 */
export class ReportAssembler implements Cutter {
  readonly #known: ReportLayout | null;
  readonly #held = new Uint8Array(LARGEST_CODE);
  #length = 0;
  /** The layout of the code of which reports are still to come. */
  #current: ReportLayout | null = null;
  #symbology: string | null = null;
  #discarding = false;
  #lastAt = 0;

  constructor(layout: ReportLayout | null) {
    this.#known = layout;
  }

  push(report: Uint8Array, at: number): Frame[] {
    const layout = this.#current ?? this.#known ?? guessLayout(report);
    if (layout.reportId !== null && report[0] !== layout.reportId) return [];
    const { bytes, aim, more } = read(report, layout);
    // A report that carries nothing and announces nothing is not a scan.
    if (this.#current === null && bytes.length === 0 && !more) return [];
    this.#lastAt = at;
    this.#current = layout;
    this.#symbology ??= aim;
    const frames = this.#take(bytes);
    return more ? frames : [...frames, ...this.#end('whole')];
  }

  deadline(): number | null {
    return this.#current === null ? null : this.#lastAt + SILENCE;
  }

  tick(at: number): Frame[] {
    const deadline = this.deadline();
    return deadline !== null && at >= deadline ? this.flush() : [];
  }

  flush(): Frame[] {
    return this.#current === null ? [] : this.#end('open');
  }

  #take(bytes: Uint8Array): Frame[] {
    if (this.#discarding) return [];
    const room = this.#held.length - this.#length;
    this.#held.set(bytes.subarray(0, room), this.#length);
    this.#length += Math.min(bytes.length, room);
    if (bytes.length <= room) return [];
    const frame = this.#cut('oversize');
    this.#discarding = true;
    return [frame];
  }

  #end(ending: 'whole' | 'open'): Frame[] {
    const frames = this.#discarding || (ending === 'open' && this.#length === 0) ? [] : [this.#cut(ending)];
    this.#current = null;
    this.#symbology = null;
    this.#discarding = false;
    this.#length = 0;
    return frames;
  }

  #cut(ending: Frame['ending']): Frame {
    const bytes = this.#held.slice(0, this.#length);
    return {
      bytes: ending === 'whole' ? withoutTerminator(bytes) : bytes,
      ending,
      ...(this.#symbology === null ? {} : { symbology: this.#symbology }),
    };
  }
}

function read(
  report: Uint8Array,
  layout: ReportLayout,
): { bytes: Uint8Array; aim: string | null; more: boolean } {
  const length = Math.min(report[layout.length] ?? 0, layout.size);
  const aim =
    layout.aim === null ? '' : Buffer.from(report.subarray(layout.aim, layout.aim + 3)).toString('latin1');
  const moreAt = layout.more.at === 'last' ? report.length - 1 : layout.more.at;
  return {
    bytes: report.subarray(layout.data, layout.data + length),
    aim: aim.startsWith(']') ? aim : null,
    more: ((report[moreAt] ?? 0) & layout.more.mask) !== 0,
  };
}

/** Scanners that were set up as keyboards once may still send CR or LF after the code. */
function withoutTerminator(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  if (bytes[end - 1] === 0x0a) end -= 1;
  if (bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(0, end);
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function isAlphanumeric(byte: number): boolean {
  return isLetter(byte) || (byte >= 0x30 && byte <= 0x39);
}
