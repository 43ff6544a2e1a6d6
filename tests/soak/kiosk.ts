// npm run soak:kiosk [-- --minutes N]: the whole kiosk in real Electron, with a scanner that speaks every two seconds and
// everything that goes wrong at a door: cables, crashes of the screen, clocks. Each scan is one entry, and the memory of
// all its processes stays what it was after the first minute.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createIssuer, issueHcert, trustDocument } from '../support/issuer/hcert.ts';
import { launchKiosk } from '../support/kiosk.ts';
import { openPty } from '../support/pty.ts';
import { provision, verifyLog, withLog } from '../support/provision.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const MINUTES = Number(values.minutes);
assert.ok(MINUTES >= 2, 'the first minute is what the others are measured by: --minutes 2 at least');

const BETWEEN_SCANS_MS = 2000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_GROWTH = 1.1;
/** What is looked at before and after: the middle of so many samples, a second apart each. */
const SAMPLES = 10;

const folder = mkdtempSync(join(tmpdir(), 'gerbang-soak-'));
const pty = await openPty();
const issuer = await createIssuer({ country: 'ID' }, new Date());
await provision(folder, {
  site: { scanner: { kind: 'serial', port: { by: 'path', path: pty.scannerPath } } },
  trust: [trustDocument(issuer)],
});
const kiosk = await launchKiosk({ data: folder });
const mainPid = kiosk.app.process().pid ?? assert.fail('no process');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** All names whose codes were said from their first byte to their last, and those that a pulled cable cut off. */
const whole: string[] = [];
const halves: string[] = [];
const done = { unplugged: 0, crashes: 0, jumps: 0 };

/** A code whose holder is nobody else; letters alone, for names have no digits. */
function nextCode(name: string): string {
  return `${issueHcert(issuer, {
    issuedAt: new Date(Date.now() - 2 * DAY_MS),
    expiresAt: new Date(Date.now() + 300 * DAY_MS),
    name: { gn: 'Uji', gnt: 'UJI', fn: name, fnt: name },
    vaccination: { dt: new Date(Date.now() - 150 * DAY_MS).toISOString().slice(0, 10) },
  })}\r`;
}

function nameOf(number: number): string {
  return `X${Array.from(String(number), (digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('')}`;
}

/** How often each holder is in the log, by the family's name. */
function logged(): Promise<Map<string, number>> {
  return withLog(folder, (log) => {
    const counts = new Map<string, number>();
    // Its clock was set to and fro.
    const span = { from: new Date(Date.now() - 30 * DAY_MS), to: new Date(Date.now() + 30 * DAY_MS) };
    for (const { holder } of log.list({ ...span, limit: 1_000_000 })) {
      const name = holder?.name
        .split(/\s+/)
        .find((word) => /^X[A-J]+$/i.test(word))
        ?.toUpperCase();
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  });
}

/** Waits until all that was said is in the log: what a port holds that is pulled out is gone. */
async function untilLogged(): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const counts = await logged();
    const missing = whole.filter((name) => !counts.has(name));
    if (missing.length === 0) return;
    if (i === 99) assert.fail(`not in the log after 20 s: ${missing.join(', ')}`);
    await sleep(200);
  }
}

/** The kiosk's processes: its first one and all that it started. */
function processes(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = look(() => readFileSync(`/proc/${name}/stat`, 'utf8')) ?? '';
    // The command's name, in brackets, may hold anything.
    const parent = /^.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = new Set([mainPid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** The memory of all of them in MB: what several share is counted once (proportional set size). */
function memory(): number {
  const sizes = processes().map((pid) => {
    const rollup = look(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** The middle of some samples: a screen that is just being drawn is no leak. */
async function settledMemory(): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < SAMPLES; i += 1) {
    samples.push(memory());
    await sleep(1000);
  }
  return samples.sort((a, b) => a - b)[SAMPLES / 2] ?? 0;
}

/** Waits until the kiosk has the port open. */
async function untilConnected(): Promise<void> {
  const terminal = realpathSync(pty.scannerPath);
  for (let i = 0; i < 200; i += 1) {
    const files = processes().flatMap((pid) => {
      const names = look(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
      return names.map((name) => look(() => readlinkSync(`/proc/${pid}/fd/${name}`)));
    });
    if (files.includes(terminal)) return;
    await sleep(100);
  }
  assert.fail('the scanner was not found again within 20 s');
}

/** Processes and their files come and go while they are looked at. */
function look<T>(at: () => T): T | null {
  try {
    return at();
  } catch {
    return null;
  }
}

/** Pulls the cable, every other time in the middle of a code, and plugs it in again a little later. */
async function unplug(): Promise<void> {
  await untilLogged();
  if (done.unplugged % 2 === 1) {
    const name = nameOf(whole.length + halves.length);
    halves.push(name);
    const code = nextCode(name);
    await pty.write(code.slice(0, code.length / 2));
  }
  await pty.close();
  await sleep(randomInt(500, 3000));
  await pty.reopen();
  await untilConnected();
  done.unplugged += 1;
}

/** Ends the screen's process; scans go on meanwhile. */
async function crash(): Promise<void> {
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  done.crashes += 1;
}

/**
 * Sets the clock of the kiosk's main process to and fro by up to a day: every `new Date()` and `Date.now()` in it. The
 * computer's own clock belongs to others as well, and stays.
 */
async function jump(): Promise<void> {
  await kiosk.app.evaluate(
    (_, milliseconds) => {
      const isSet = Reflect.has(globalThis, 'clockIsOff');
      Reflect.set(globalThis, 'clockIsOff', milliseconds);
      if (isSet) return;
      const Real = Date;
      const now = (): number => Real.now() + Number(Reflect.get(globalThis, 'clockIsOff'));
      const set = new Proxy(Real, {
        construct: (target, given: unknown[], asked) => {
          const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, asked);
          return made instanceof Real ? made : new Real(Number.NaN);
        },
        get: (target, key) => {
          const value: unknown = key === 'now' ? now : Reflect.get(target, key);
          return value;
        },
      });
      Reflect.set(globalThis, 'Date', set);
    },
    randomInt(-DAY_MS, DAY_MS),
  );
  done.jumps += 1;
}

const TROUBLES = [
  { what: unplug, everyMs: 20_000 },
  { what: crash, everyMs: 75_000 },
  { what: jump, everyMs: 45_000 },
];

/** A moment about so much later: up to half of it sooner or later. */
const later = (now: number, everyMs: number): number => now + everyMs / 2 + randomInt(everyMs);

async function soak(): Promise<void> {
  await untilConnected();
  const begin = performance.now();
  const end = begin + MINUTES * MINUTE_MS;
  const plan = TROUBLES.map(({ what, everyMs }) => ({ what, everyMs, due: later(begin, everyMs) }));
  let measuring: Promise<number> | null = null;
  let lastSaid = 0;
  for (let due = begin; performance.now() < end; due = Math.max(due + BETWEEN_SCANS_MS, performance.now())) {
    await sleep(Math.max(0, due - performance.now()));
    const name = nameOf(whole.length + halves.length);
    whole.push(name);
    await pty.write(nextCode(name));
    for (const trouble of plan) {
      // The last half minute is quiet: what is measured then is not what a crash has just freed.
      if (performance.now() < trouble.due || performance.now() > end - MINUTE_MS / 2) continue;
      await trouble.what();
      trouble.due = later(performance.now(), trouble.everyMs);
    }
    const minutes = Math.floor((performance.now() - begin) / MINUTE_MS);
    if (minutes >= 1) measuring ??= settledMemory();
    if (minutes === lastSaid) continue;
    lastSaid = minutes;
    say(
      `${minutes} min: ${whole.length} scans, ${done.unplugged} unpluggings, ${done.crashes} crashes of the screen, ` +
        `${done.jumps} jumps of the clock; ${memory().toFixed(0)} MB in ${processes().length} processes`,
    );
  }
  await untilLogged();
  const before = (await measuring) ?? 0;
  const after = await settledMemory();
  const counts = await logged();
  const twice = whole.filter((name) => counts.get(name) !== 1);
  const never = halves.filter((name) => counts.has(name));
  const chain = await verifyLog(folder);
  say(
    `soak: ${MINUTES} min, ${whole.length} scans (${counts.size} logged, ${twice.length} of them not exactly once), ` +
      `${halves.length} broken off by a cable (${never.length} of them logged as read), ${done.unplugged} unpluggings, ` +
      `${done.crashes} crashes of the screen, ${done.jumps} jumps of the clock; chain ${chain.ok ? 'whole' : 'BROKEN'}; ` +
      `memory ${before.toFixed(1)} MB after a minute, ${after.toFixed(1)} MB at the end (${((after / before - 1) * 100).toFixed(1)} %)`,
  );
  assert.deepEqual(twice, [], 'scans that are not in the log exactly once');
  assert.deepEqual(never, [], 'codes that broke off, and were taken for whole');
  assert.ok(chain.ok, 'the chain of the log');
  assert.ok(after <= before * MOST_GROWTH, 'memory grew by more than a tenth');
}

try {
  await soak();
} finally {
  await kiosk.close().catch(() => undefined);
  await pty.close();
  rmSync(folder, { recursive: true, force: true });
}
