import type { BrowserWindow, Input, WebContents } from 'electron';
import type { KeySource, KeyStroke } from '../scanner/keys.ts';

/**
 * The keyboard of a page, before the page has it. What is replayed goes to the page as if typed, and is not told to
 * the listeners again.
 */
export function keyboardOf(page: WebContents): KeySource {
  let replaying = false;
  return {
    onStroke(listener) {
      const onInput = (event: Electron.Event, input: Input): void => {
        if (replaying) return;
        const stroke = strokeOf(input);
        if (stroke !== null && listener(stroke)) event.preventDefault();
      };
      page.on('before-input-event', onInput);
      return () => page.off('before-input-event', onInput);
    },
    replay(strokes) {
      if (strokes.length === 0 || page.isDestroyed()) return;
      replaying = true;
      try {
        for (const stroke of strokes) type(page, stroke);
      } finally {
        replaying = false;
      }
    },
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
    ...{ key, code, shift, control, alt, meta },
    capsLock: input.modifiers.some((modifier) => modifier.toLowerCase() === 'capslock'),
    repeat: input.isAutoRepeat,
  };
}

function type(page: WebContents, { type, key, shift, control, alt, meta }: KeyStroke): void {
  const held = { shift, control, alt, meta };
  const modifiers = (['shift', 'control', 'alt', 'meta'] as const).filter((name) => held[name]);
  const keyCode = key === ' ' ? 'Space' : key;
  page.sendInputEvent({ type: type === 'down' ? 'keyDown' : 'keyUp', keyCode, modifiers });
  if (type === 'down' && key.length === 1) page.sendInputEvent({ type: 'char', keyCode: key, modifiers });
}
