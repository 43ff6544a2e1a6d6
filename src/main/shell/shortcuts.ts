import type { Input } from 'electron';

type Keys = Pick<Input, 'key' | 'control' | 'shift' | 'alt' | 'meta'>;

/** Keys that people know as the way out of a program. */
const LEAVING = new Set([
  'control+q',
  'control+w',
  'control+shift+w',
  'control+f4',
  'alt+f4',
  'meta+q',
  'meta+w',
]);

/** Keys of browsers and desktops that have no business in a kiosk. */
const BROWSING = new Set([
  ...['f1', 'f5', 'f7', 'f11', 'f12', 'shift+f5', 'control+f5', 'shift+f10', 'contextmenu'],
  ...['r', 'p', 'o', 'n', 't', 's', 'u', 'd', 'f', 'g', 'h', 'l', 'k', 'e', 'b'].map(
    (key) => `control+${key}`,
  ),
  ...[
    'control++',
    'control+=',
    'control+-',
    'control+0',
    'control+shift++',
    'control+tab',
    'control+shift+tab',
  ],
  ...['i', 'j', 'c', 'r', 'n', 't', 'p', 'k', 'm', 'delete', 'escape', 'q'].map(
    (key) => `control+shift+${key}`,
  ),
  ...['arrowleft', 'arrowright', 'home', 'd', 'f', 'e', ' ', 'enter', 'tab', 'escape'].map(
    (key) => `alt+${key}`,
  ),
  ...['browserback', 'browserforward', 'browserrefresh', 'browserhome', 'browsersearch', 'browserfavorites'],
  ...['launchmail', 'launchapplication1', 'launchapplication2', 'launchmediaplayer', 'printscreen', 'help'],
]);

/**
 * What a key stroke is to a kiosk: the wish to leave, a browser's command that it does not carry out, or none of
 * its business.
 */
export function meaningOf({ key, control, shift, alt, meta }: Keys): 'leave' | 'nothing' | null {
  const held = [control && 'control', alt && 'alt', meta && 'meta', shift && 'shift'].filter(Boolean);
  const stroke = [...held, key.toLowerCase()].join('+');
  if (LEAVING.has(stroke)) return 'leave';
  // The system's own key opens menus of the system, alone and with all others.
  if (BROWSING.has(stroke) || meta || key === 'Meta') return 'nothing';
  return null;
}
