const FIRST_MS = 60_000;

/**
 * How long to wait before the next try: the regular interval after a success; after failures in a row a minute, two,
 * four…, never longer than the interval. A quarter more or less, so that eighty kiosks that start with the same power
 * cut do not ask at the same moment.
 * @param random from 0 to 1
 */
export function nextWaitMs(everyMs: number, failures: number, random: () => number): number {
  const plain = failures === 0 ? everyMs : Math.min(everyMs, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return plain * (0.75 + random() / 2);
}

/** How soon after its start a kiosk looks, about: its first scans come first. */
const SETTLE_MS = 30_000;

/** When to look for the first time. @param random from 0 to 1 */
export function settleMs(random: () => number): number {
  return SETTLE_MS * (0.75 + random() / 2);
}
