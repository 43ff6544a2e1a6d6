import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '#shared/domain/diagnostics.ts';
import { lookAtClock } from '../../../src/main/diagnostics/clock.ts';
import { lookOver } from '../../../src/main/diagnostics/look.ts';
import { RotatingLog } from '../../../src/main/diagnostics/rotating-log.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { Driver } from '../../../src/main/sqlite/driver.ts';
import { openDataFolder } from '../../../src/main/site/data-folder.ts';
import { createIssuer, trustDocument } from '../../support/issuer/hcert.ts';
import { keyIn } from '../../support/key-file.ts';
import { provision } from '../../support/provision.ts';

const DAY_MS = 86_400_000;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gerbang-look-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a kiosk that is set up', () => {
  beforeEach(async () => {
    const issuer = await createIssuer({ country: 'ID' }, new Date());
    await provision(folder, { trust: [trustDocument(issuer)], site: { scanner: { kind: 'wedge' } } });
  });

  test('is well, all but its key, which no key store guards', () => {
    expect(findings()).toEqual({
      program: 'PROGRAM',
      disk: expect.stringMatching(/^DISK_/),
      clock: 'CLOCK_PLAUSIBLE',
      log: 'LOG_WHOLE',
      chain: 'CHAIN_WHOLE',
      key: 'KEY_IN_FILE',
      trust: 'TRUST_FRESH',
      scanner: 'SCANNER_SET',
      stability: 'STABLE',
    });
  });

  test('a row that was changed behind its back is found', () => {
    const db = new Driver(openDataFolder(folder).log);
    db.prepare(`UPDATE entries SET detail = '{"officer":1,"role":"petugas"}' WHERE seq = 1`).run();
    db.close();
    expect(look().chain).toMatchObject({ state: 'bad', finding: 'CHAIN_BROKEN', facts: { seq: 1 } });
  });

  test('a file that is cut off is found', () => {
    const { log } = openDataFolder(folder);
    const db = new Driver(log);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    truncateSync(log, 6000);
    expect(look().log?.state).toBe('bad');
  });

  test('a key file that does not read, and none beside a log, are found', () => {
    const { masterKey } = openDataFolder(folder);
    writeFileSync(masterKey, '{');
    expect(look().key).toMatchObject({ state: 'bad', finding: 'KEY_UNREADABLE' });
    rmSync(masterKey);
    expect(look().key).toMatchObject({ state: 'bad', finding: 'KEY_NONE' });
  });

  test('a list that is older than the office allows is said so', () => {
    const later = new Date(Date.now() + 31 * DAY_MS);
    expect(look(later).trust).toMatchObject({ state: 'warn', finding: 'TRUST_STALE', facts: { days: 31 } });
  });

  test('a clock behind the log, or behind the list, is bad: dates decide who is green', () => {
    const earlier = new Date(Date.now() - 400 * DAY_MS);
    expect(look(earlier).clock).toMatchObject({ state: 'bad', finding: 'CLOCK_BEHIND_LOG' });
  });

  test('what the kiosk recovered from is counted for a week', () => {
    let at = new Date(Date.now() - 8 * DAY_MS);
    const log = new RotatingLog({ folder: join(folder, 'logs'), now: () => at });
    log.write('screen-gone', { reason: 'crashed' });
    at = new Date();
    log.write('screen-gone', { reason: 'crashed' });
    log.write('kiosk-died', { signal: 'SIGKILL' });
    log.write('start');
    expect(look().stability).toMatchObject({ state: 'warn', facts: { screens: 1, kiosks: 1 } });
  });

  test('looking changes no file', () => {
    const files = openDataFolder(folder);
    const before = [files.log, files.trust, files.site, files.masterKey].map((file) => readFileSync(file));
    look();
    expect([files.log, files.trust, files.site, files.masterKey].map((file) => readFileSync(file))).toEqual(
      before,
    );
  });
});

test('a folder without a kiosk has nothing to trust and no scanner, and is made no key', () => {
  expect(findings()).toMatchObject({
    log: 'LOG_NONE',
    chain: 'CHAIN_NOT_WALKED',
    key: 'KEY_NONE',
    trust: 'TRUST_EMPTY',
    scanner: 'SCANNER_NOT_SET',
  });
});

describe('the clock', () => {
  const now = new Date('2026-02-24T06:00:00Z');
  const options = { now, lastEntry: null, trustAt: null, lines: [] };

  test.each([
    ['nothing to go by', {}, 'CLOCK_PLAUSIBLE'],
    ['an entry of yesterday', { lastEntry: new Date(now.getTime() - DAY_MS) }, 'CLOCK_PLAUSIBLE'],
    ['an entry of tomorrow', { lastEntry: new Date(now.getTime() + DAY_MS) }, 'CLOCK_BEHIND_LOG'],
    ['a list of tomorrow', { trustAt: new Date(now.getTime() + DAY_MS) }, 'CLOCK_BEHIND_TRUST'],
    ['an entry of last year', { lastEntry: new Date(now.getTime() - 400 * DAY_MS) }, 'CLOCK_AHEAD'],
    ['a jump on record', { lines: ['2026-02-23T06:00:00.000Z clock-jump seconds=86400'] }, 'CLOCK_JUMPED'],
    ['a jump of long ago', { lines: ['2026-01-01T06:00:00.000Z clock-jump seconds=9'] }, 'CLOCK_PLAUSIBLE'],
  ])('with %s', (_, facts, finding) => {
    expect(lookAtClock({ ...options, ...facts }).finding).toBe(finding);
  });
});

function look(now = new Date()): Partial<Record<Check['check'], Check>> {
  const files = openDataFolder(folder);
  let keys = null;
  try {
    keys = deriveLogKeys(Buffer.from(keyIn(folder), 'base64'));
  } catch {
    // None, or not one that reads.
  }
  const { checks } = lookOver({
    ...{ files, now, keys, program: {}, largestLog: Infinity, scanner: null, displays: null },
  });
  return Object.fromEntries(checks.map((check) => [check.check, check]));
}

function findings() {
  return Object.fromEntries(Object.entries(look()).map(([name, check]) => [name, check.finding]));
}
