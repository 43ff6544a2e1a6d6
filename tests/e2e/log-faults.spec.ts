import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { readEntries, verifyLog } from '../support/provision.ts';
import { expect, mayMount, test } from './support/desk.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

test('a log that another process holds is said so, nothing is green, and it recovers alone', async ({
  desk,
}) => {
  const { page } = await desk.start();
  const { listening, fault } = screens(page);
  await listening.waitFor();
  const other = new Database(dataFolder(desk.data).log);
  other.exec('BEGIN EXCLUSIVE');
  await desk.pty.write(`${desk.code()}\r`);
  await expect(fault).toHaveAttribute('data-fault', 'LOG_LOCKED');
  await expect(screens(page).verdict).toBeHidden();
  other.exec('ROLLBACK');
  other.close();
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, 0)).decision).toBe('admit');
  expect(await readEntries(desk.data)).toHaveLength(1);
});

test.describe('on a small disk of its own', () => {
  test.skip(!mayMount, 'mounting a small file system needs root');
  test.use({ disk: '6m' });

  test('a full disk is said so, nothing is green, and with space again the next scan is', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    const { listening, fault } = screens(page);
    await listening.waitFor();
    const filler = join(desk.data, 'filler');
    fill(filler);
    // What the log has already allocated may hold a few entries more.
    await expect(async () => {
      await desk.pty.write(`${desk.code()}\r`);
      await expect(fault).toHaveAttribute('data-fault', 'LOG_DISK_FULL', { timeout: 500 });
    }).toPass({ timeout: 60_000, intervals: [0] });
    await expect(screens(page).verdict).toBeHidden();
    await rm(filler);
    await desk.pty.write(`${desk.code()}\r`);
    expect((await verdictAfter(page, 0)).decision).toBe('admit');
    expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  });
});

test('a log that may only be read is said so, nothing is green, and it recovers alone', async ({ desk }) => {
  const { log } = dataFolder(desk.data);
  test.skip(!makeImmutable(log, true), 'making a file immutable needs root and a file system that can');
  const { page } = await desk.start();
  const { listening, fault } = screens(page);
  await listening.waitFor();
  await desk.pty.write(`${desk.code()}\r`);
  await expect(fault).toHaveAttribute('data-fault', 'LOG_READ_ONLY');
  await expect(screens(page).verdict).toBeHidden();
  makeImmutable(log, false);
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, 0)).decision).toBe('admit');
});

test('a log that is lost right after set-up: the PIN opens the desk, and nobody is green until an admin confirms the rules', async ({
  desk,
}) => {
  // A start and an end, as after set-up; nobody's backup is there yet.
  const first = await desk.start();
  await screens(first.page).listening.waitFor();
  await first.close();
  await writeFile(dataFolder(desk.data).log, 'no database at all, '.repeat(2000));
  await rm(dataFolder(desk.data).backups, { recursive: true, force: true });

  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  await desk.pty.write(`${desk.code()}\r`);
  expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'refer' });
  await expect(screens(page).listening).toBeVisible({ timeout: 60_000 });
  await signIn(page);
  await expect(page.getByTestId('desk-rules-uncertain')).toBeVisible();
  await page.getByTestId('rules-confirm').click();
  await expect(page.getByTestId('desk-rules-uncertain')).toBeHidden();
  await desk.pty.write(`${desk.code()}\r`);
  await expect(async () => {
    const newest = (await readEntries(desk.data)).at(-1);
    expect(newest?.verdict.decision).toBe('admit');
  }).toPass();
});

/** Writes until nothing more fits. */
function fill(path: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=1k'], { stdio: 'ignore' });
  } catch {
    // It ends with "no space left": that is the point.
  }
}

function makeImmutable(path: string, on: boolean): boolean {
  try {
    execFileSync('chattr', [on ? '+i' : '-i', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
