import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RotatingLog } from '../../../src/main/diagnostics/rotating-log.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gerbang-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-02-24T06:05:00Z');

test('an event is one line: when, what, and its figures', () => {
  const log = new RotatingLog({ folder: join(folder, 'logs'), now });
  log.write('screen-gone', { reason: 'crashed', exitCode: 5 });
  expect(log.lines()).toEqual(['2026-02-24T06:05:00.000Z screen-gone reason=crashed exitCode=5']);
});

test('whatever it is told stays one short line', () => {
  const log = new RotatingLog({ folder, now });
  log.write('fault', { what: 'a\nforged line\r\u2028\u001b[31m', long: 'x'.repeat(10_000) });
  expect(log.lines()).toHaveLength(1);
  expect(log.lines()[0]).toMatch(/^2026-02-24T06:05:00\.000Z fault what=a_forged_line_31m long=x{120}$/);
});

test('it stays within its few files, and keeps the newest lines', () => {
  const log = new RotatingLog({ folder, now, fileBytes: 1000, files: 3 });
  for (let number = 1; number <= 500; number++) log.write('event', { number });
  const files = readdirSync(folder);
  expect(files.sort()).toEqual(['gerbang.1.log', 'gerbang.2.log', 'gerbang.log']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1000);
  const numbers = log.lines().map((line) => Number(/number=(\d+)/.exec(line)?.[1]));
  expect(numbers.at(-1)).toBe(500);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test('a log that cannot be written never fails the kiosk', () => {
  const file = join(folder, 'not-a-folder');
  writeFileSync(file, '');
  const log = new RotatingLog({ folder: file, now });
  expect(() => log.write('event')).not.toThrow();
  expect(log.lines()).toEqual([]);
});
