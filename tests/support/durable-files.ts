import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openArchive } from '../../src/main/backup/archive.ts';
import { backupsIn } from '../../src/main/backup/folder.ts';

/**
 * What has an export's name is a whole one: a head, whole lines, as many columns as the first says.
 * @returns their names
 */
export function wholeExports(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    assert.ok(text.startsWith('\ufeff'), `${name} has no head`);
    assert.ok(text.endsWith('\r\n'), `${name} has half a line`);
    const columns = text.split('\r\n').map((line) => line.split(',').length);
    assert.equal(new Set(columns.slice(0, -1)).size, 1, `${name} has a broken line`);
  }
  return names;
}

/**
 * What has a backup's name opens from its first byte to its last.
 * @returns their names
 */
export function wholeBackups(folder: string, masterKey: Uint8Array): string[] {
  const files = backupsIn(folder);
  for (const { path } of files) openArchive(path, null, masterKey);
  return files.map(({ path }) => basename(path));
}

/** Takes all files away, half ones too. */
export function clear(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) rmSync(join(folder, name));
}
