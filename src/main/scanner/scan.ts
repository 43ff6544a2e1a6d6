/** One read of a scanner. */
export interface Scan {
  /** The code's bytes, without terminator. */
  readonly bytes: Uint8Array;
  /** Which scanner read it, for instance `serial:/dev/ttyACM0`. */
  readonly source: string;
  /** When its last byte arrived. */
  readonly at: Date;
  /** From its first byte to its last, in milliseconds of a steady clock, as far as the device's driver lets see. */
  readonly tookMs?: number;
  /**
   * `whole`: it came with its terminator; `open`: the scanner fell silent without one (it may be whole all the
   * same, if the scanner sends none); `oversize`: it was cut off at the largest length that we take.
   */
  readonly ending: 'whole' | 'open' | 'oversize';
  /** Which kind of code it was, by its AIM identifier (`]Q1` is a QR code), where the scanner says so. */
  readonly symbology?: string;
}
