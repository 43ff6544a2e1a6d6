/** How often the kiosk tells its keeper that it lives, in milliseconds. */
export const BEAT_MS = 1000;

/** What is told: nothing but that. */
export const ALIVE = 'alive';

/** Tells the keeper, as long as this process does its work; a kiosk that nobody keeps tells nobody. */
export function tellKeeper(): void {
  if (process.send === undefined) return;
  // The keeper may be gone: the kiosk goes on without it.
  const beat = (): unknown => process.connected && process.send?.(ALIVE, undefined, {}, () => undefined);
  beat();
  setInterval(beat, BEAT_MS).unref();
}
