import { expect, test } from 'vitest';
import { meaningOf } from '../../../src/main/shell/shortcuts.ts';

/** `Ctrl+Shift+I` as Electron tells it. */
function stroke(text: string) {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = (name: string) => parts.includes(name);
  return { key, control: held('Ctrl'), shift: held('Shift'), alt: held('Alt'), meta: held('Meta') };
}

test.each(['Ctrl+q', 'Ctrl+Q', 'Ctrl+w', 'Ctrl+Shift+W', 'Alt+F4', 'Ctrl+F4'])(
  '%s is the wish to leave',
  (keys) => {
    expect(meaningOf(stroke(keys))).toBe('leave');
  },
);

test.each([
  ...['F1', 'F5', 'F11', 'F12', 'Shift+F10', 'ContextMenu'],
  ...[
    'Ctrl+r',
    'Ctrl+Shift+R',
    'Ctrl+p',
    'Ctrl+n',
    'Ctrl+t',
    'Ctrl+o',
    'Ctrl+u',
    'Ctrl+0',
    'Ctrl+-',
    'Ctrl+=',
  ],
  ...['Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+Tab', 'Ctrl+Shift+Escape'],
  ...['Alt+ArrowLeft', 'Alt+Home', 'Alt+ ', 'Alt+Tab', 'BrowserBack', 'Meta', 'Meta+d', 'Meta+Shift+S'],
])('%s does nothing', (keys) => {
  expect(meaningOf(stroke(keys))).toBe('nothing');
});

test.each([
  ...[
    'a',
    'A',
    'Shift+A',
    '1',
    'Enter',
    'Escape',
    'Tab',
    'Shift+Tab',
    ' ',
    'F2',
    'F4',
    'F8',
    'F9',
    'ArrowLeft',
  ],
  // Text is marked and pasted at the desk, and AltGr is Ctrl and Alt on Windows.
  ...['Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+z', 'Ctrl+Alt+@', 'Ctrl+Alt+€'],
  // Scanners that type write the ends of lines so.
  ...['Ctrl+j', 'Ctrl+m'],
])('%s is the page’s own', (keys) => {
  expect(meaningOf(stroke(keys))).toBeNull();
});
