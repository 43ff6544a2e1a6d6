/** How far back the local log counts, in days. */
export const RECENT_DAYS = 7;

/** Whether a line of the local log is of the last days. */
export function isRecent(line: string, now: Date): boolean {
  const at = Date.parse(line.slice(0, line.indexOf(' ')));
  return now.getTime() - at < RECENT_DAYS * 86_400_000;
}
