const DAY_MS = 86_400_000;

/**
 * Before which instant personal data is past its time. A clock that runs ahead shreds nothing for it: time goes on
 * with the entries, and from the newest one by a day at most.
 * @param newest when the newest entry was made
 * @param days how long personal data is kept
 */
export function retentionCut(now: Date, newest: Date, days: number): Date {
  const today = Math.min(now.getTime(), newest.getTime() + DAY_MS);
  return new Date(today - days * DAY_MS);
}
