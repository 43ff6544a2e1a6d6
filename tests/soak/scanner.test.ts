import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { Kiosk } from '../../src/main/kiosk.ts';
import { createIssuer, issueHcert, trustDocument } from '../support/issuer/hcert.ts';
import { provision, verifyLog } from '../support/provision.ts';
import { openPty } from '../support/pty.ts';

/** An hour at a busy door: a visitor every five seconds, and a cable that somebody kicks every five minutes. */
const SCANS = 720;
const BETWEEN_PULLS = 60;
/** What a first quarter fills (caches, compiled code) is no leak. */
const WARM = SCANS / 4;
/** A leak of one scan's bytes and objects a scan would be more (4 KB × 540). */
const MOST_GROWTH = 1.5 * 2 ** 20;
const DAY = 86_400_000;

setFlagsFromString('--expose-gc');
const collect = z.function().parse(runInNewContext('gc'));

/** What this process holds on to. */
function held() {
  collect();
  collect();
  const { heapUsed, rss, external } = process.memoryUsage();
  return {
    heap: heapUsed + external,
    rss,
    descriptors: readdirSync('/proc/self/fd').filter((fd) => !isDatabase(fd)).length,
    resources: process.getActiveResourcesInfo().length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

/** SQLite keeps a closed file's descriptor while another of it is locked, and uses it again: one more is no leak. */
function isDatabase(fd: string): boolean {
  try {
    return /\.db(?:-wal|-shm)?$/.test(readlinkSync(`/proc/self/fd/${fd}`));
  } catch {
    return false;
  }
}

test(`an hour of ${SCANS} scans with the cable pulled ${SCANS / BETWEEN_PULLS} times: each is one entry, and nothing is held on to`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-soak-'));
  const pty = await openPty();
  const begin = Date.now();
  const issuer = await createIssuer({ country: 'ID' }, new Date(begin));
  await provision(folder, {
    site: {
      scanner: { kind: 'serial', port: { by: 'path', path: pty.scannerPath } },
      presence: { enabled: false },
    },
    trust: [trustDocument(issuer)],
  });
  // The kiosk's day runs seven hundred times as fast as ours: what waits for a time of day has an hour's worth of it.
  let passed = 0;
  const kiosk = new Kiosk({
    folder,
    keyWrapper: null,
    now: () => new Date(begin + passed),
    report: (what, error) => {
      throw new Error(what, { cause: error });
    },
  });
  const seqs = new Set<number>();
  kiosk.on('screen', (screen) => {
    if (screen.kind === 'verdict') seqs.add(screen.seq);
  });
  const state = (name: string): Promise<void> =>
    vi.waitFor(() => expect(kiosk.state.scanner.state).toBe(name), { timeout: 20_000, interval: 5 });
  const code = (i: number): string =>
    issueHcert(issuer, {
      issuedAt: new Date(begin - 2 * DAY),
      expiresAt: new Date(begin + 300 * DAY),
      vaccination: {
        dt: new Date(begin - 150 * DAY).toISOString().slice(0, 10),
        ci: `URN:UVCI:01:ID:GERBANG/UJI#${i}`,
      },
    });
  const before = held();
  let warm: ReturnType<typeof held> | null = null;
  /** The most that are in use while nothing leaks: a single look may fall between two of them. */
  let resources = 0;
  try {
    kiosk.start();
    await state('connected');
    for (let i = 0; i < SCANS; i++) {
      if (i === WARM) warm = held();
      if (i >= WARM && i < WARM + BETWEEN_PULLS)
        resources = Math.max(resources, process.getActiveResourcesInfo().length);
      await pty.write(`${code(i)}\r`);
      passed += 5000;
      await vi.waitFor(() => expect(seqs.size).toBe(i + 1), { timeout: 20_000, interval: 2 });
      if (i % BETWEEN_PULLS !== BETWEEN_PULLS - 1) continue;
      await pty.close();
      await state('lost');
      await pty.reopen();
      await state('connected');
    }
    // What is under way when it is looked at, a timer or a file that is being read, is over soon.
    const evening = await vi.waitFor(
      () => {
        const now = held();
        expect(now.descriptors).toBeLessThanOrEqual(warm?.descriptors ?? 0);
        expect(now.resources).toBeLessThanOrEqual(resources);
        return now;
      },
      { timeout: 20_000, interval: 100 },
    );
    // The desk remembers a day's scans without names, up to 5,000, to try other rules on: gone with the day.
    passed += DAY;
    await pty.write(`${code(SCANS)}\r`);
    await vi.waitFor(() => expect(seqs.size).toBe(SCANS + 1), { timeout: 20_000, interval: 2 });
    const end = held();
    const growth = end.heap - (warm?.heap ?? 0);
    const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
    process.stdout.write(
      `soak: ${SCANS} scans, ${SCANS / BETWEEN_PULLS} unpluggings in ${((Date.now() - begin) / 1000).toFixed(0)} s; ` +
        `memory in use ${mb(warm?.heap ?? 0)} after a quarter, ${mb(evening.heap)} in the evening, ${mb(end.heap)} the next day ` +
        `(resident ${mb(warm?.rss ?? 0)}, ${mb(end.rss)}); descriptors ${warm?.descriptors}, ${evening.descriptors}; ` +
        `resources ${resources}, ${evening.resources}; listeners ${warm?.listeners}, ${evening.listeners}\n`,
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
    expect(evening.listeners).toBe(warm?.listeners);
    expect(kiosk.listenerCount('screen')).toBe(1);
  } finally {
    await kiosk.close();
    await pty.close();
  }
  await vi.waitFor(() => expect(held().descriptors).toBeLessThanOrEqual(before.descriptors), 30_000);
  expect(await verifyLog(folder)).toMatchObject({ ok: true });
  rmSync(folder, { recursive: true, force: true });
});
