import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewEntry } from '#shared/domain/entry.ts';
import { fillLog } from '../../../src/cli/log-seed.ts';
import { seedVisits } from '../../../src/cli/seed-rows.ts';
import { supportBundle } from '../../../src/main/diagnostics/bundle.ts';
import { localLog, lookOver } from '../../../src/main/diagnostics/look.ts';
import { openDataFolder } from '../../../src/main/site/data-folder.ts';
import { provision, withLog } from '../../support/provision.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gerbang-bundle-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bundle(): string {
  const files = openDataFolder(folder);
  const options = { program: { gerbang: '0.1.0' }, keys: null, largestLog: 64_000_000, scanner: null };
  return supportBundle(lookOver({ ...options, files, now: new Date(), displays: ['1024x768'] }), files);
}

/** The made-up people have none. */
function withNik(entry: NewEntry, index: number): NewEntry {
  return { ...entry, details: { ...entry.details, nik: String(6409010101900001n + BigInt(index)) } };
}

/** Every text and number in a value, however deep. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}

test('of a kiosk with 300 visits in its log, nothing that is known of anybody is in the file', async () => {
  await provision(folder, { officer: 'Nurhayati Simanjuntak', site: { name: 'Kelurahan Nenang' } });
  const options = { visits: 300, days: 5, now: new Date(), seed: 7 };
  const entries = [...seedVisits(options)].map(({ entry }) => entry);
  const typed = entries.filter(({ kind }) => kind === 'manual').map(withNik);
  await withLog(folder, (log) => {
    fillLog(log, options);
    for (const entry of typed) log.append(entry);
  });
  const people = [...entries, ...typed].flatMap((entry) => [
    ...valuesIn(entry.holder),
    ...valuesIn(entry.details),
  ]);
  // Words of the program's own (a purpose that is one of its codes) tell nothing of anybody.
  const told = [...new Set(people)].filter((text) => text.length > 5 && !/^[A-Z_]+$/.test(text));
  expect(told.length).toBeGreaterThan(200);
  expect(told.some((text) => /^\d{16}$/.test(text))).toBe(true);
  expect(told.some((text) => /^\d{4}-\d{2}-\d{2}$/.test(text))).toBe(true);
  localLog(openDataFolder(folder)).write('fault', { what: 'log', name: 'LogError', code: 'LOG_FULL' });

  const text = bundle();
  expect(text).toContain('LOG_WHOLE');
  expect(text).toContain('LOG_FULL');
  expect(told.filter((each) => text.includes(each))).toEqual([]);
  expect(text).not.toMatch(/Nurhayati|Simanjuntak/i);
});

test.each([
  ['/home/budi/cadangan', '/home/…/cadangan'],
  ['/media/budi/STICK', '/media/…/STICK'],
  ['/run/media/budi/STICK', '/run/media/…/STICK'],
  ['C:\\Users\\Budi Santoso\\Documents', 'C:\\Users\\…\\Documents'],
])('the account’s name in %s is left out', async (path, shown) => {
  await provision(folder, { site: { backup: { folder: path } } });
  expect(JSON.parse(bundle())).toMatchObject({ site: { backup: { folder: shown } } });
});
