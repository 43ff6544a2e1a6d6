import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/*
 * What a kiosk reads before it can show its first screen. Libraries that only some page or report needs are loaded
 * with that: `await import(…)`.
 */

const SRC = join(import.meta.dirname, '../../src');
const STATIC = /^(?:import|export) (?!type\b)(?:[^;]*? from )?'([^']+)';/gms;

/** Every module that is read with a file, and by which file first. */
function readWith(file: string, found = new Map<string, string>()): Map<string, string> {
  const text = readFileSync(file, 'utf8');
  for (const [statement, name = ''] of text.matchAll(STATIC)) {
    // Types are gone when it runs.
    const names = /^(?:import|export) \{([^}]*)\}/s.exec(statement)?.[1]?.split(',') ?? [];
    const told = names.map((each) => each.trim()).filter((each) => each !== '');
    if (told.length > 0 && told.every((each) => each.startsWith('type '))) continue;
    const path = name.startsWith('#shared/')
      ? join(SRC, 'shared', name.slice('#shared/'.length))
      : name.startsWith('.')
        ? resolve(dirname(file), name)
        : name;
    if (found.has(path)) continue;
    found.set(path, file);
    if (existsSync(path) && path.endsWith('.ts')) readWith(path, found);
  }
  return found;
}

test('the window does not wait for what checks data', () => {
  const found = readWith(join(SRC, 'main/index.ts'));
  expect(found.has('electron')).toBe(true);
  expect(found.get('zod')).toBeUndefined();
});

const LATE = ['pdfkit', 'hucre', 'jsonld', 'uqr', 'fflate', 'intl-messageformat'];
test.each(LATE)('the first screen does not wait for %s', (library) => {
  const found = readWith(join(SRC, 'main/shell/services.ts'));
  expect(found.has('better-sqlite3')).toBe(true);
  expect(found.get(library)).toBeUndefined();
});
