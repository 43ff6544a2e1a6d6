import type { Diagnostics } from '#shared/domain/diagnostics.ts';
import type { DataFolder } from '../site/data-folder.ts';
import { localLog, siteOf } from './look.ts';

/** Lines of the local log in a bundle: the newest. */
const LINES = 3000;

/**
 * What IT staff send to whoever helps them: how the kiosk is, its settings, its log of faults. Nothing of the entry
 * log is in it, nobody's name, no key and no PIN.
 * @returns JSON, for people to read before they send it
 */
export function supportBundle(diagnostics: Diagnostics, files: DataFolder): string {
  const bundle = {
    version: 1,
    ...diagnostics,
    site: siteOf(files),
    log: localLog(files).lines().slice(-LINES),
  };
  return `${withoutAccounts(JSON.stringify(bundle, null, 2))}\n`;
}

/** A folder's path may have its account's name in it, and that is often a person's; a stick's has it on Linux. */
function withoutAccounts(json: string): string {
  return json.replace(/((?:\\\\|\/)(?:Users|home|media)(?:\\\\|\/))[^\\/"]+/gi, '$1…');
}
