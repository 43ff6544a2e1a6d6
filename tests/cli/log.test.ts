import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NewEntry } from '#shared/domain/entry.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { loadMasterKey } from '../../src/main/log/master-key.ts';
import { openDataFolder } from '../../src/main/site/data-folder.ts';
import { gerbang, testFolder } from './in-process.ts';

/** Entries at those moments; the commands' own clock shows 1 March 2022, 10.00 in Penajam. */
function kioskWith(...times: readonly string[]): string {
  const data = testFolder();
  const files = openDataFolder(data);
  const { key } = loadMasterKey({ file: files.masterKey, wrapper: null });
  const log = EntryLog.open({ path: files.log, keys: deriveLogKeys(key) });
  for (const at of times) {
    const entry: NewEntry = {
      at,
      kind: 'scan',
      person: 'pengunjung',
      officerId: null,
      tracked: false,
      details: null,
      source: 'serial:/dev/ttyACM0',
      format: 'hcert',
      outcome: 'verified',
      verdict: { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
      issuer: 'ID',
      keyId: 'a2V5',
      policy: null,
      holder: { name: 'Siti Aminah', birthDate: '1985-04-17' },
    };
    log.append(entry);
  }
  log.close();
  return data;
}

const list = (data: string, ...args: string[]) => gerbang(['log', 'list', '--data', data, ...args]);

test('today’s entries of the office’s day, the newest first, without names', async () => {
  // In Penajam (UTC+8) the day begins at 16.00 UTC.
  const data = kioskWith('2022-02-28T15:59:00.000Z', '2022-02-28T16:00:00.000Z', '2022-03-01T01:00:00.000Z');
  const { code, out, err } = await list(data);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toEqual([
    '3\t2022-03-01T01:00:00.000Z\tadmit\thijau\tVACCINATION_COMPLETE\tverified\thcert\tID\tserial:/dev/ttyACM0',
    '2\t2022-02-28T16:00:00.000Z\tadmit\thijau\tVACCINATION_COMPLETE\tverified\thcert\tID\tserial:/dev/ttyACM0',
  ]);
});

test('--day and --limit choose', async () => {
  const data = kioskWith('2022-02-27T01:00:00.000Z', '2022-02-27T02:00:00.000Z', '2022-02-27T03:00:00.000Z');
  const { out } = await list(data, '--day', '2022-02-27', '--limit', '2');
  expect(out.map((line) => line.split('\t')[0])).toEqual(['3', '2']);
  expect((await list(data, '--day', '2022-02-26')).out).toEqual([]);
});

test('--json gives whole entries, personal fields sealed', async () => {
  const { out } = await list(kioskWith('2022-03-01T01:00:00.000Z'), '--json');
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ seq: 1, holder: null, personal: 'sealed', keyId: 'a2V5' });
  expect(out.join()).not.toContain('Siti');
});

describe('no log', () => {
  test.each([
    ['a folder without one', () => testFolder()],
    ['no folder', () => join(testFolder(), 'nowhere')],
  ])('%s: says so plainly', async (_, folder) => {
    const data = folder();
    const { code, out, err } = await list(data);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toBe(`gerbang: there is no log yet in ${data}`);
  });

  test('a file that is none: says so, and is left alone', async () => {
    const data = testFolder();
    writeFileSync(
      join(data, 'gerbang.db'),
      'this is no database, and long enough to be seen as none at once',
    );
    const { code, out, err } = await list(data);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toMatch(/^gerbang: the log failed: file is not a database$/);
  });
});
