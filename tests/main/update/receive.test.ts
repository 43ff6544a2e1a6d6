import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyExpected, readExpected } from '../../../src/main/update/receive.ts';
import { requireRoom } from '../../../src/main/update/room.ts';
import { fileOf } from '../../support/release.ts';
import { temporaryFolder } from '../log/fixture.ts';

const CONTENT = Buffer.alloc(700_000, 'program');

function stick(content: Buffer | string = CONTENT) {
  const folder = temporaryFolder();
  const from = join(folder, 'from');
  writeFileSync(from, content);
  return { folder, from, to: join(folder, 'to') };
}

test('a program that is what was signed is copied, byte for byte', async () => {
  const { from, to } = stick();
  const seen: number[] = [];
  await copyExpected(from, to, fileOf(CONTENT), { onProgress: (done) => seen.push(done) });
  expect(readFileSync(to)).toEqual(CONTENT);
  expect(seen.at(-1)).toBe(CONTENT.length);
  expect(seen.length).toBeGreaterThan(1);
});

test.each<[string, Buffer]>([
  ['altered', Buffer.from(CONTENT.toString().replace('gram', 'grom'))],
  ['cut off', CONTENT.subarray(0, -1)],
  ['too long', Buffer.concat([CONTENT, Buffer.of(0)])],
  ['empty', Buffer.alloc(0)],
])('one that is %s is refused, and nothing of it is left', async (_, content) => {
  const { from, to } = stick(content);
  await expect(copyExpected(from, to, fileOf(CONTENT))).rejects.toMatchObject({ code: 'UPDATE_DAMAGED' });
  expect(existsSync(to)).toBe(false);
});

test.skipIf(process.platform === 'win32')('a link, a pipe, a folder or nothing is no program', async () => {
  const { folder, from, to } = stick();
  const link = join(folder, 'link');
  symlinkSync(from, link);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  mkdirSync(join(folder, 'folder'));
  for (const odd of [link, pipe, join(folder, 'folder'), join(folder, 'none')])
    await expect(copyExpected(odd, to, fileOf(CONTENT)), odd).rejects.toMatchObject({
      code: 'UPDATE_FILE_MISSING',
    });
  expect(existsSync(to)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'it is never written through a link that lies in its place',
  async () => {
    const { folder, from, to } = stick();
    const victim = join(folder, 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, to);
    await copyExpected(from, to, fileOf(CONTENT));
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(readFileSync(to)).toEqual(CONTENT);
  },
);

test('where it cannot be written, that is said', async () => {
  const { folder, from } = stick();
  const nowhere = join(folder, 'no', 'folder');
  await expect(copyExpected(from, nowhere, fileOf(CONTENT))).rejects.toMatchObject({
    code: 'UPDATE_NOT_KEPT',
  });
});

test('reading it through leaves time for a scan in between', async () => {
  const { from } = stick();
  let others = 0;
  const timer = setInterval(() => (others += 1), 1);
  await readExpected(from, fileOf(CONTENT), () => new Promise((resolve) => setTimeout(resolve, 3)));
  clearInterval(timer);
  expect(others).toBeGreaterThan(0);
});

test('the disk keeps room for the log', async () => {
  await requireRoom(temporaryFolder(), 1);
  await expect(requireRoom(temporaryFolder(), 2 ** 60)).rejects.toMatchObject({ code: 'UPDATE_NOT_KEPT' });
});
