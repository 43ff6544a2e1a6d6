/** One code as it came from the device, without its terminator. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** As in `Scan`: `whole` with its end, `open` without, `oversize` when cut off at the limit. */
  readonly ending: 'whole' | 'open' | 'oversize';
  /** The AIM identifier (ISO/IEC 15424), where the device says it beside the code. */
  readonly symbology?: string;
}

/**
 * Cuts what a device says into codes. Time is an argument, in milliseconds of any steady clock. Only `tick`
 * concludes silence: a process that was too busy to read is not mistaken for a scanner that stopped.
 */
export interface Cutter {
  /** Takes what arrived at `at`; returns the codes that it completes, in order. */
  push(bytes: Uint8Array, at: number): Frame[];
  /** When `tick` has something to conclude if nothing arrives before; null while the device is at rest. */
  deadline(): number | null;
  /** Says that it is `at` and that all so far was pushed; returns the code that broke off, if any. */
  tick(at: number): Frame[];
  /** Concludes silence whatever the time, as when the device is gone. */
  flush(): Frame[];
}

/** The largest QR code holds 7,089 digits (ISO/IEC 18004:2015, table 7: version 40-L). */
export const LARGEST_CODE = 8192;

/** Without a byte for so many milliseconds, a code is over: far above the gaps of 300 baud and of USB. */
export const SILENCE = 400;
