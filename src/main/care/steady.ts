import { uptime } from 'node:os';

const AT_LOAD = uptime() * 1000 - performance.now();

/**
 * How long this PC has been on, in milliseconds: goes on over restarts of the kiosk, and nobody sets it. The system
 * counts sleep but rounds; the process counts finely: both never run ahead, so the later is nearer.
 */
export function sinceBoot(): number {
  return Math.floor(Math.max(uptime() * 1000, AT_LOAD + performance.now()));
}
