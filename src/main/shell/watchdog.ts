/** So many beats without a word: the kiosk hangs. Longer than any work that it does in one piece. */
const MISSED_BEATS = 30;
/** … before it has said anything at all: an old PC that starts in the morning. */
const STARTING_BEATS = 120;

export interface Watchdog {
  /** The kiosk said that it lives. */
  heard(): void;
  stop(): void;
}

/**
 * Waits for a kiosk's word. Beats are counted, not milliseconds: while the PC slept, none was missed.
 * @param beatMs how often the kiosk is to say that it lives
 * @param onHang called once, where it does not
 */
export function watchdogOf(beatMs: number, onHang: () => void): Watchdog {
  let missed = 0;
  let most = STARTING_BEATS;
  const timer = setInterval(() => {
    missed += 1;
    if (missed < most) return;
    clearInterval(timer);
    onHang();
  }, beatMs);
  return {
    heard: () => {
      missed = 0;
      most = MISSED_BEATS;
    },
    stop: () => clearInterval(timer),
  };
}
