import type { Scan } from '../../../src/main/scanner/scan.ts';

const START = Date.parse('2022-02-24T01:00:00Z');

/** A scan of this text, so many milliseconds after the test's beginning. */
export function scan(text: string, at = 0, more: Partial<Scan> = {}): Scan {
  return {
    bytes: Uint8Array.from(Buffer.from(text)),
    source: 'serial:/dev/ttyACM0',
    at: new Date(START + at),
    ending: 'whole',
    ...more,
  };
}
