import type { BrowserWindow, Input, WebContents } from 'electron';
import type { KeySource, KeyStroke } from '../scanner/keys.ts';

/** How often this process says to itself that it is not busy, in milliseconds, and how late that may be. */
const [BEAT, LATE] = [50, 20];

/** The page is asked what has its focus no more often. */
const ASKING = 20;

/** A world beside the page's own, in which it is asked. */
const WORLD = 999;
const WRITES = `(() => {
  const element = document.activeElement;
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'file', 'color'].includes(element.type));
})()`;

/**
 * The keyboard of a page, before the page has it and before what the shell does with keys. What is replayed goes to
 * the page as if typed, and is not told to the listeners again.
 */
export function keyboardOf(page: WebContents): KeySource {
  let replaying = false;
  let writes = false;
  let askedAt = -Infinity;
  // What the page says is believed only as far as letters go.
  const ask = (): void => {
    if (performance.now() - askedAt < ASKING || page.isDestroyed()) return;
    askedAt = performance.now();
    page.executeJavaScriptInIsolatedWorld(WORLD, [{ code: WRITES }]).then(
      (answer: unknown) => (writes = answer === true),
      () => (writes = false),
    );
  };
  let hearing = false;
  let waiting: KeyStroke[] = [];
  const drain = (): void => {
    const strokes = waiting;
    waiting = [];
    if (page.isDestroyed()) return;
    replaying = true;
    try {
      for (const stroke of strokes) type(page, stroke);
    } finally {
      replaying = false;
    }
  };
  return {
    onStroke(listener) {
      const busy = watchBusy();
      const onInput = (event: Electron.Event, input: Input): void => {
        if (replaying) return;
        const stroke = strokeOf(input);
        if (stroke === null) return;
        ask();
        hearing = true;
        let keep = true;
        try {
          keep = listener(stroke, busy.waited());
        } finally {
          hearing = false;
        }
        if (keep) {
          event.preventDefault();
          // What is typed in the middle of a key that is kept from the page has Chromium forget that it is: its
          // character would come all the same.
          if (waiting.length > 0) setImmediate(drain);
        } else drain();
      };
      page.prependListener('before-input-event', onInput);
      return () => {
        busy.stop();
        page.off('before-input-event', onInput);
      };
    },
    replay(strokes) {
      waiting.push(...strokes);
      if (!hearing) drain();
    },
    writes: () => writes,
  };
}

/** Knows how long a stroke may have waited that comes now. Electron does not say when a key was pressed. */
function watchBusy(): { readonly waited: () => number; readonly stop: () => void } {
  let lastBeat = performance.now();
  let stall = { from: 0, until: -Infinity };
  const beat = setInterval(() => {
    const now = performance.now();
    // What waited comes right behind.
    if (now - lastBeat > BEAT + LATE) stall = { from: lastBeat, until: now + BEAT };
    lastBeat = now;
  }, BEAT);
  beat.unref();
  return {
    waited: () => {
      const now = performance.now();
      if (now - lastBeat > BEAT + LATE) return now - lastBeat;
      return now < stall.until ? now - stall.from : 0;
    },
    stop: () => clearInterval(beat),
  };
}

/** Gives a window the keys, and the stroke that another one had in its place. */
export function typeInto(window: BrowserWindow, input: Input): void {
  if (window.isDestroyed()) return;
  window.focus();
  const stroke = strokeOf(input);
  if (stroke) type(window.webContents, stroke);
}

function strokeOf(input: Input): KeyStroke | null {
  if (input.type !== 'keyDown' && input.type !== 'keyUp') return null;
  const { key, code, shift, control, alt, meta } = input;
  return {
    type: input.type === 'keyDown' ? 'down' : 'up',
    key,
    code,
    shift,
    control,
    alt,
    meta,
    capsLock: input.modifiers.some((modifier) => modifier.toLowerCase() === 'capslock'),
    repeat: input.isAutoRepeat,
  };
}

/** What Electron calls keys by other names than the DOM. */
const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

function type(page: WebContents, { type, key, shift, control, alt, meta }: KeyStroke): void {
  const held = { shift, control, alt, meta };
  const modifiers = (['shift', 'control', 'alt', 'meta'] as const).filter((name) => held[name]);
  page.sendInputEvent({ type: type === 'down' ? 'keyDown' : 'keyUp', keyCode: NAMES[key] ?? key, modifiers });
  if (type === 'up') return;
  // Buttons and forms hear of Enter as of a letter.
  const character = key === 'Enter' ? '\r' : key;
  if (character.length === 1) page.sendInputEvent({ type: 'char', keyCode: character, modifiers });
}
