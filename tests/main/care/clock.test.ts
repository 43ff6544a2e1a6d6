import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Site } from '../../../src/shared/domain/site.ts';
import { backupsIn } from '../../../src/main/backup/folder.ts';
import { doTask } from '../../../src/main/backup/do-task.ts';
import { Care } from '../../../src/main/care/care.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { KEYS, newEntry, temporaryFolder } from '../log/fixture.ts';

const MASTER = new Uint8Array(32).fill(7);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2022-02-24T02:00:00.000Z');
const KEEP_DAYS = 10;
const SITE = Site.parse({ version: 1, name: 'Kantor Camat Penajam', retentionDays: KEEP_DAYS });

/** A PC with a kiosk on it: real time, a clock that may be off from it, and how long the PC has been on. */
function office(folder = temporaryFolder()) {
  const path = join(folder, 'gerbang.db');
  const pc = { real: START, off: 0, booted: START };
  const born = new Map<number, number>();
  const backupsAt: number[] = [];
  let inspections = 0;
  const now = () => new Date(pc.real + pc.off);
  const start = () => {
    const log = EntryLog.open({ path, keys: KEYS });
    const care = new Care({
      ...{ log, path, masterKey: MASTER, wrappedKey: () => null, site: () => SITE, now },
      ...{ witness: join(folder, 'witness'), backups: join(folder, 'backups') },
      elapsed: () => pc.real - pc.booted,
      run: (task) => {
        if (task.kind === 'inspect') inspections += 1;
        else backupsAt.push(pc.real);
        return Promise.resolve(doTask(task));
      },
      onDamaged: () => undefined,
      report: (what, error) => {
        throw new Error(what, { cause: error });
      },
    });
    care.begin();
    return { log, care };
  };
  let running = start();
  const tick = async () => {
    running.care.tick();
    await running.care.backups.close();
  };
  return {
    ...{ pc, path, born, backupsAt },
    own: join(folder, 'backups'),
    get log() {
      return running.log;
    },
    get care() {
      return running.care;
    },
    get inspections() {
      return inspections;
    },
    tick,
    scan() {
      const { seq } = running.log.append(newEntry({ at: now().toISOString() }));
      born.set(seq, pc.real);
      return seq;
    },
    /** Time goes by, an hour at a time at most. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 6 * HOUR) {
        pc.real += Math.min(left, 6 * HOUR);
        await tick();
      }
    },
    /** The kiosk ends and starts; where the PC was off meanwhile, for how long. */
    async restart(offMs: number | null = null) {
      await running.care.close();
      running.log.close();
      if (offMs !== null) {
        pc.real += offMs;
        pc.booted = pc.real;
      }
      running = start();
      await tick();
      pc.real += 61_000;
      await tick();
    },
    async close() {
      await running.care.close();
      running.log.close();
    },
    /** Rows that are shredded, with how old they really are. */
    erased: () =>
      [...born].flatMap(([seq, at]) =>
        running.log.visit(seq)?.personal === 'erased' ? [{ seq, age: pc.real - at }] : [],
      ),
  };
}

describe('a clock that was ahead', () => {
  test('for one scan and a restart shreds nothing, and an admin is asked, on record', async () => {
    const kiosk = office();
    await kiosk.tick();
    for (let i = 0; i < 30; i += 1) kiosk.scan();
    await kiosk.pass(HOUR);
    kiosk.pc.off = 400 * DAY;
    kiosk.scan();
    await kiosk.restart();
    await kiosk.pass(2 * DAY);
    expect(kiosk.erased()).toEqual([]);
    expect(kiosk.care.clock.jump).toMatchObject({ mayHavePassed: false, denied: false });
    expect(kiosk.log.listAudit({ limit: 20 }).filter(({ action }) => action === 'CLOCK_JUMPED')).toHaveLength(
      1,
    );
    kiosk.care.answerClock('wrong', 7);
    expect(kiosk.care.clock.jump).toMatchObject({ denied: true });
    kiosk.pc.off = 0;
    await kiosk.tick();
    expect(kiosk.care.clock.jump).toBeNull();
    await kiosk.pass((KEEP_DAYS - 3) * DAY);
    expect(kiosk.erased()).toEqual([]);
    // What is past its time goes all the same: also what the wrong clock dated into next year.
    await kiosk.pass(5 * DAY);
    expect(kiosk.erased()).toHaveLength(31);
    expect(kiosk.log.verify()).toMatchObject({ ok: true });
    await kiosk.close();
  });

  test('across a night off, in a log that no one kept the time of, shreds nothing either', async () => {
    const folder = temporaryFolder();
    const log = EntryLog.open({ path: join(folder, 'gerbang.db'), keys: KEYS });
    for (let i = 0; i < 30; i += 1) log.append(newEntry({ at: new Date(START - i).toISOString() }));
    log.append(newEntry({ at: new Date(START + 400 * DAY).toISOString() }));
    log.close();
    const kiosk = office(folder);
    kiosk.pc.off = 400 * DAY;
    await kiosk.restart();
    await kiosk.pass(DAY);
    for (let seq = 1; seq <= 31; seq += 1) expect(kiosk.log.visit(seq)?.personal).toBe('open');
    await kiosk.close();
  });

  test('makes no second backup, and those that it made push no other out', async () => {
    const kiosk = office();
    kiosk.scan();
    await kiosk.restart();
    for (let day = 0; day < 3; day += 1) await kiosk.pass(DAY);
    const good = backupsIn(kiosk.own).map(({ path }) => path);
    expect(good).toHaveLength(3);
    kiosk.pc.off = 400 * DAY;
    const before = kiosk.backupsAt.length;
    for (let i = 0; i < 50; i += 1) await kiosk.pass(2000);
    kiosk.pc.off = 0;
    for (let i = 0; i < 50; i += 1) await kiosk.pass(2000);
    expect(kiosk.backupsAt.length - before).toBe(0);
    expect(backupsIn(kiosk.own).map(({ path }) => path)).toEqual(good);
    await kiosk.pass(DAY);
    expect(kiosk.backupsAt.length - before).toBe(1);
    await kiosk.close();
  });

  test('with a PC that is started anew asks whether so much time has passed', async () => {
    const kiosk = office();
    kiosk.scan();
    await kiosk.pass(DAY);
    await kiosk.restart(20 * DAY);
    expect(kiosk.care.clock.jump).toMatchObject({ mayHavePassed: true });
    expect(kiosk.erased()).toEqual([]);
    const fresh = kiosk.scan();
    kiosk.care.answerClock('passed', 7);
    await kiosk.pass(DAY + HOUR);
    expect(kiosk.erased().map(({ seq }) => seq)).toEqual([1]);
    expect(kiosk.log.visit(fresh)?.personal).toBe('open');
    await kiosk.close();
  });
});

test('a clock that is set back while the kiosk runs stops nothing', async () => {
  const kiosk = office();
  kiosk.scan();
  await kiosk.pass(DAY);
  kiosk.pc.off = -900 * DAY;
  const [backups, inspections] = [kiosk.backupsAt.length, kiosk.inspections];
  await kiosk.pass((KEEP_DAYS + 3) * DAY);
  expect(kiosk.backupsAt.length).toBeGreaterThan(backups + KEEP_DAYS);
  expect(kiosk.inspections).toBeGreaterThan(inspections + KEEP_DAYS);
  expect(kiosk.erased()).toHaveLength(1);
  expect(kiosk.care.clock.isBehind).toBe(true);
  await kiosk.close();
});

test('an office that is off at nights and over weekends erases in time', async () => {
  const kiosk = office();
  for (let day = 0; day < 28; day += 1) {
    kiosk.scan();
    await kiosk.pass(9 * HOUR);
    await kiosk.restart((day % 7 === 4 ? 15 + 48 : 15) * HOUR);
    expect(kiosk.care.clock.jump).toBeNull();
  }
  await kiosk.pass(9 * HOUR);
  for (const [seq, at] of kiosk.born) {
    const age = kiosk.pc.real - at;
    const kept = kiosk.log.visit(seq)?.personal;
    if (age < KEEP_DAYS * DAY) expect(kept).toBe('open');
    if (age > (KEEP_DAYS + 5) * DAY) expect(kept).toBe('erased');
  }
  await kiosk.close();
});

test('a backup that is asked for is made at once, and pushes no daily one out', async () => {
  const kiosk = office();
  kiosk.scan();
  kiosk.care.backups.request();
  await kiosk.tick();
  expect(kiosk.backupsAt).toHaveLength(1);
  for (let day = 0; day < 4; day += 1) await kiosk.pass(DAY);
  for (let i = 0; i < 20; i += 1) {
    kiosk.care.backups.request();
    await kiosk.pass(20_000);
  }
  const files = kiosk.care.backups.files;
  expect(files.filter(({ asked }) => !asked)).toHaveLength(3);
  expect(files.filter(({ asked }) => asked)).toHaveLength(2);
  expect(kiosk.backupsAt.length).toBeLessThan(15);
  await kiosk.close();
});

const Jump = fc.record({ kind: fc.constant('jump' as const), days: fc.integer({ min: -800, max: 800 }) });
const Step = fc.oneof(
  Jump,
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 72 }) }),
  fc.record({ kind: fc.constant('scan' as const) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('right' as const) }),
);

test('wherever a clock wanders, nothing young is lost, nothing is flooded, nothing stops', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 40 }), async (steps) => {
      const folder = temporaryFolder();
      const kiosk = office(folder);
      await kiosk.tick();
      const youngest: number[] = [];
      const seen = new Set<number>();
      const look = () => {
        for (const { seq, age } of kiosk.erased()) {
          if (!seen.has(seq)) youngest.push(age);
          seen.add(seq);
        }
      };
      for (const step of steps) {
        if (step.kind === 'jump') kiosk.pc.off = step.days * DAY;
        else if (step.kind === 'right') kiosk.pc.off = 0;
        else if (step.kind === 'scan') kiosk.scan();
        else if (step.kind === 'restart') await kiosk.restart();
        else await kiosk.pass(step.hours * HOUR);
        look();
      }
      // Whatever the clock says at the end, and though nobody answers: all of it runs.
      const [made, inspected] = [kiosk.backupsAt.length, kiosk.inspections];
      await kiosk.pass((KEEP_DAYS + 4) * DAY);
      look();
      expect(Math.min(Infinity, ...youngest)).toBeGreaterThanOrEqual(KEEP_DAYS * DAY);
      expect(kiosk.erased()).toHaveLength(kiosk.born.size);
      expect(kiosk.backupsAt.length).toBeGreaterThan(made + KEEP_DAYS);
      expect(kiosk.inspections).toBeGreaterThan(inspected + KEEP_DAYS);
      const gaps = kiosk.backupsAt.slice(1).map((at, i) => at - (kiosk.backupsAt[i] ?? 0));
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(DAY);
      expect(backupsIn(kiosk.own).length).toBeGreaterThanOrEqual(3);
      expect(kiosk.log.verify()).toMatchObject({ ok: true });
      await kiosk.close();
      rmSync(folder, { recursive: true, force: true });
    }),
    { numRuns: 15 },
  );
}, 120_000);
