import type { Frame } from './frame.ts';

/** What the scanner is set to send around a code. */
export interface Dress {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** An AIM identifier: `]`, a letter for the symbology, a modifier (ISO/IEC 15424, section 4). */
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * Takes off what a scanner adds to a code: its prefix and suffix where they are there, and the AIM identifier,
 * before or after the prefix. A suffix is looked for only at the end of a code that has one.
 */
export function undress(frame: Frame, dress: Dress): Frame {
  const withoutSuffix =
    frame.ending === 'oversize' ? frame : { ...frame, bytes: cutEnd(frame.bytes, dress.suffix) };
  const outer = takeAim(withoutSuffix);
  return takeAim({ ...outer, bytes: cutStart(outer.bytes, dress.prefix) });
}

function takeAim(frame: Frame): Frame {
  const head = Buffer.from(frame.bytes.subarray(0, 3)).toString('latin1');
  if (frame.symbology !== undefined || !AIM.test(head)) return frame;
  return { ...frame, bytes: frame.bytes.subarray(3), symbology: head };
}

function cutStart(bytes: Uint8Array, prefix = ''): Uint8Array {
  const head = Buffer.from(prefix, 'latin1');
  return head.equals(bytes.subarray(0, head.length)) ? bytes.subarray(head.length) : bytes;
}

function cutEnd(bytes: Uint8Array, suffix = ''): Uint8Array {
  const tail = Buffer.from(suffix, 'latin1');
  const rest = bytes.length - tail.length;
  return rest >= 0 && tail.equals(bytes.subarray(rest)) ? bytes.subarray(0, rest) : bytes;
}
