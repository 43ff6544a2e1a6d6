import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';
import type { Clock } from './clock.ts';
import { Outlet, type Scanner } from './driver.ts';
import type { Frame } from './frame.ts';
import type { KeySource } from './keys.ts';
import { undress } from './undress.ts';
import { Wedge } from './wedge.ts';

const DEVICE = 'keyboard';

/** A timer so many milliseconds too late says that this process was busy, and that strokes may wait for it. */
const LATE = 10;

/** Then it takes so many more to hear of them, so many times at most. */
const [HEARING, PATIENT] = [20, 5];

/**
 * A scanner that types, wherever the focus is. Nobody can see whether one is plugged in: it counts as connected once
 * it has read something, or from the beginning where the site says that there is one.
 */
export function createWedgeScanner(
  keys: KeySource,
  clock: Clock,
  isKnown: boolean,
  layout?: KeyboardLayout,
): Scanner {
  const outlet = new Outlet({ state: 'searching', device: null });
  const wedge = new Wedge(layout);
  let cancelTick: (() => void) | null = null;
  /** When the tick is due that is awaited. */
  let tickAt = 0;
  let stopListening: (() => void) | null = null;
  let lastStrokeAt = clock.now();
  let began: number | null = null;
  let ended = 0;

  const connected = (): void => outlet.report({ state: 'connected', device: DEVICE });

  const deliver = (frames: readonly Frame[]): void => {
    if (frames.length > 0) connected();
    const tookMs = began === null ? 0 : ended - began;
    if (frames.length > 0) began = null;
    for (const frame of frames) {
      outlet.deliver({ ...undress(frame, {}), source: `wedge:${DEVICE}`, at: lastStrokeAt, tookMs });
    }
  };

  const awaitPause = (due: number, tries = 0): void => {
    tickAt = due;
    cancelTick = clock.after(due - clock.steady(), () => {
      cancelTick = null;
      const now = clock.steady();
      const deadline = wedge.deadline();
      if (deadline === null) return;
      if (deadline > now) awaitPause(deadline);
      // This process was busy: strokes may wait for it.
      else if (now - due > LATE && tries < PATIENT) awaitPause(now + HEARING, tries + 1);
      else {
        const { frames, release } = wedge.tick(now, keys.writes?.() ?? true);
        keys.replay(release);
        deliver(frames);
        began = null;
      }
    });
  };

  return {
    get status(): ScannerStatus {
      return outlet.status;
    },
    onScan: (listener) => outlet.onScan(listener),
    onStatus: (listener) => outlet.onStatus(listener),
    start() {
      if (isKnown) connected();
      stopListening ??= keys.onStroke((stroke, waited = 0) => {
        lastStrokeAt = clock.now();
        ended = clock.steady();
        began ??= ended;
        const { frames, release, keep } = wedge.push(stroke, ended, waited);
        keys.replay(release);
        const deadline = wedge.deadline();
        // One that is due too early asks again; one too late would keep a person's keys for long.
        if (deadline !== null && (cancelTick === null || deadline < tickAt)) {
          cancelTick?.();
          awaitPause(deadline);
        }
        deliver(frames);
        return keep;
      });
    },
    close() {
      stopListening?.();
      cancelTick?.();
      outlet.close();
      keys.replay(wedge.flush().release);
      return Promise.resolve();
    },
  };
}
