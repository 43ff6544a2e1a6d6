import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Target } from '../../../src/main/export/target.ts';
import { temporaryFolder } from '../log/fixture.ts';

const place = (folder: string) => ({ path: join(folder, 'a.csv'), extension: 'csv', keepOut: '/nowhere' });

test('what is kept is what was written, by its digest', async () => {
  const folder = temporaryFolder();
  const target = await Target.create(place(folder), 0);
  await target.write('satu\n');
  await target.write(Buffer.from('dua\n'));
  const written = await target.check();
  expect(readdirSync(folder)).toEqual([`.a.csv.${process.pid}.gerbang-part`]);
  await target.keep();
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('satu\ndua\n');
  expect(written).toEqual({ bytes: 9, sha256: createHash('sha256').update('satu\ndua\n').digest('hex') });
});

test('a place that gives back another content than was written is found out', async () => {
  const folder = temporaryFolder();
  const target = await Target.create(place(folder), 0);
  await target.write('satu\n');
  appendFileSync(join(folder, `.a.csv.${process.pid}.gerbang-part`), 'x');
  await expect(target.check()).rejects.toMatchObject({ code: 'READ_BACK' });
  await target.discard();
  expect(readdirSync(folder)).toEqual([]);
});

test('a stick that was pulled out is found out', async () => {
  const folder = temporaryFolder();
  const target = await Target.create(place(folder), 0);
  await target.write('satu\n');
  await target.discard();
  await expect(target.check()).rejects.toMatchObject({ code: 'NOT_WRITTEN' });
  await expect(target.keep()).rejects.toMatchObject({ code: 'NOT_WRITTEN' });
});

test('where there is no room nothing is begun', async () => {
  const folder = temporaryFolder();
  await expect(Target.create(place(folder), Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
    code: 'NO_SPACE',
  });
  expect(readdirSync(folder)).toEqual([]);
});
