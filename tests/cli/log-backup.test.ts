import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Recovery } from '../../src/main/officer/recovery.ts';
import { Officers } from '../../src/main/officer/officers.ts';
import { loadMasterKey } from '../../src/main/log/master-key.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { newEntry } from '../main/log/fixture.ts';
import { provision, withLog } from '../support/provision.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

const DAY = { from: new Date('2022-02-01'), to: new Date('2022-03-01'), limit: 100 };

/** An office with two entries and a recovery code. */
async function office() {
  const data = testFolder();
  await provision(data);
  const { key } = loadMasterKey({ file: dataFolder(data).masterKey, wrapper: null });
  const code = await withLog(data, (log) => {
    for (let count = 0; count < 2; count += 1) log.append(newEntry());
    return new Recovery({ log, officers: new Officers(log), masterKey: key }).make(NOW, null);
  });
  const stick = testFolder();
  return { data, stick, code };
}

function entriesOf(data: string) {
  return withLog(data, (log) => log.list(DAY).map(({ holder }) => holder?.name));
}

test('a backup goes to another PC: file and recovery code are enough, settings come with it', async () => {
  const { data, stick, code } = await office();
  const made = await gerbang(['log', 'backup', '--to', stick, '--data', data]);
  expect(made).toMatchObject({ code: 0, err: '' });
  const [name = ''] = readdirSync(stick);
  expect(name).toBe('gerbang-20220301T020000Z.gbk');

  const other = testFolder();
  const restore = ['log', 'restore', join(stick, name), '--data', other];
  expect(await gerbang(restore)).toMatchObject({ code: 1 });
  expect(existsSync(dataFolder(other).log)).toBe(false);
  const codeFile = join(testFolder(), 'code.txt');
  writeFileSync(codeFile, ' 7q2mx-00000-00000-00000-00000\n');
  expect(await gerbang([...restore, '--code-file', codeFile])).toMatchObject({ code: 1 });
  expect(existsSync(dataFolder(other).masterKey)).toBe(false);

  // As people write it down.
  writeFileSync(codeFile, `${code.toLowerCase().replaceAll('-', ' ')}\n`);
  expect(await gerbang([...restore, '--code-file', codeFile])).toMatchObject({ code: 0 });
  expect(await entriesOf(other)).toEqual(['Siti Aminah', 'Siti Aminah']);
  expect(existsSync(dataFolder(other).site)).toBe(true);
  expect(await gerbang(['log', 'verify', '--data', other])).toMatchObject({ code: 0 });
});

test('on the same PC no code is asked; what was there is kept beside', async () => {
  const { data, stick } = await office();
  await gerbang(['log', 'backup', '--to', stick, '--data', data]);
  await withLog(data, (log) => log.append(newEntry()));
  const [name = ''] = readdirSync(stick);
  const { code, err } = await gerbang(['log', 'restore', join(stick, name), '--data', data]);
  expect(code).toBe(0);
  expect(err).toContain('.replaced-1');
  expect(await entriesOf(data)).toHaveLength(2);
});

test('nothing is restored under a kiosk that is running, nor into another kiosk', async () => {
  const { data, stick, code } = await office();
  await gerbang(['log', 'backup', '--to', stick, '--data', data]);
  const file = join(stick, readdirSync(stick)[0] ?? '');
  await withLog(data, async (log) => {
    log.append(newEntry());
    const { code, err } = await gerbang(['log', 'restore', file, '--data', data]);
    expect(code).toBe(1);
    expect(err).toContain('running');
  });
  expect(await entriesOf(data)).toHaveLength(3);

  const other = testFolder();
  await provision(other);
  const codeFile = join(testFolder(), 'code.txt');
  writeFileSync(codeFile, code);
  const { err } = await gerbang(['log', 'restore', file, '--code-file', codeFile, '--data', other]);
  expect(err).toContain("another kiosk's key");
  expect(await entriesOf(other)).toEqual([]);
});

test('what is wrong with the call or the file is said', async () => {
  const { data, stick } = await office();
  expect((await gerbang(['log', 'backup', '--data', data])).err).toContain('--to names a folder');
  expect((await gerbang(['log', 'restore', '--data', data])).err).toContain('name one backup');
  const file = join(stick, 'x.gbk');
  writeFileSync(file, 'no backup');
  expect(await gerbang(['log', 'restore', file, '--data', data])).toMatchObject({ code: 1 });
  mkdirSync(join(stick, 'empty'));
  expect(await gerbang(['log', 'backup', '--to', join(stick, 'x.gbk'), '--data', data])).toMatchObject({
    code: 1,
  });
  expect(await entriesOf(data)).toHaveLength(2);
});
