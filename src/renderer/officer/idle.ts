/** A desk left alone shows nobody's names to the next in the queue. */
export const IDLE_MS = 180_000;
