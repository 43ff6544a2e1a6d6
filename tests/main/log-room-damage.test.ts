import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { withoutRules } from '../../src/main/entry/rules-uncertain.ts';
import { RecentScans } from '../../src/main/entry/recent-scans.ts';
import { LogError } from '../../src/main/log/errors.ts';
import { booster } from '../../src/main/policy/presets/booster.ts';
import { euLike } from '../../src/main/policy/presets/eu-like.ts';
import { LogRoom } from '../../src/main/log-room.ts';
import { PolicyService } from '../../src/main/policy-store/policy-service.ts';
import { PolicyStore } from '../../src/main/policy-store/policy-store.ts';
import { dataFolder, openDataFolder } from '../../src/main/site/data-folder.ts';
import { Threads } from '../../src/main/threads/threads.ts';
import { LIGHT_PIN } from '../support/pin-cost.ts';
import { newEntry, temporaryFolder } from './log/fixture.ts';

/** As many damages as are tried; more with GERBANG_DAMAGES. */
const RUNS = Number(process.env['GERBANG_DAMAGES'] ?? 30);
const SITE = Site.parse({ version: 1, name: 'Kantor Camat Penajam', presence: { enabled: false } });
const PINS = ['246810', '135792', '864213'] as const;
const START = Date.parse('2022-02-01T01:00:00.000Z');
const DAY = 86_400_000;

function kiosk(folder: string, at: Date) {
  const data = openDataFolder(folder);
  const reported: string[] = [];
  const room = new LogRoom({
    ...{ data, keyWrapper: null, threads: new Threads(null), pinCost: LIGHT_PIN },
    now: () => at,
    timeZone: () => SITE.timeZone,
    site: () => (existsSync(data.site) ? SITE : null),
    report: (what) => reported.push(what),
  });
  const policies = room.keep(
    ({ log, officers }) =>
      new PolicyService({
        ...{ store: new PolicyStore(log), officers, recent: new RecentScans() },
        ...{ now: () => at, timeZone: () => SITE.timeZone },
        countDay: (day, zone) => log.countDay(day, zone),
      }),
  );
  const tick = () => {
    room.refresh();
    if (room.fault !== null) return;
    room.ask(() => policies.it.refresh(), false);
    room.ask(() => room.openOrNull?.care.tick(), false);
  };
  onTestFinished(() => room.close());
  tick();
  return { data, room, policies, tick, reported };
}

interface Office {
  policy: string;
  pin: string | null;
  code: string | null;
  /** What a backup holds. */
  backedUp: number;
}

type Kiosk = ReturnType<typeof kiosk>;
const admin = { id: 1, name: 'Budi Santoso', role: 'admin' as const };

/** A kiosk's first month. What each step is acknowledged with is what must not be lost. */
const MONTH: readonly ((up: Kiosk, office: Office, at: Date) => void | Promise<void>)[] = [
  () => undefined,
  async ({ room }, office, at) => {
    await room.open.officers.create({ ...admin, pin: PINS[0] }, at);
    office.pin = PINS[0];
  },
  async ({ room, data }, office, at) => {
    office.code = await room.open.recovery.make(at, null);
    writeFileSync(data.site, JSON.stringify(SITE));
    room.log.audit({ at: at.toISOString(), action: 'SETUP_FINISHED', officerId: 1, detail: {} });
  },
  ({ room }, _, at) => {
    for (let count = 0; count < 20; count += 1) room.append(newEntry({ at: at.toISOString() }));
  },
  async ({ room }, office) => {
    await room.open.care.backups.backUp(1);
    office.backedUp = room.log.verify().ok ? 20 : 0;
  },
  ({ policies }, office) => {
    policies.it.activate(JSON.stringify(booster), '', admin);
    office.policy = 'booster';
  },
  async ({ room }, _, at) => {
    await room.open.officers.create({ name: 'Rina', pin: PINS[2], role: 'petugas' }, at, 1);
  },
  async ({ room }, office, at) => {
    await room.open.officers.setPin(1, PINS[1], at, 1);
    office.pin = PINS[1];
  },
  ({ policies }, office) => {
    policies.it.activate(JSON.stringify(euLike), '', admin);
    office.policy = euLike.id;
  },
  async ({ room }, office, at) => {
    for (let count = 0; count < 20; count += 1) room.append(newEntry({ at: at.toISOString() }));
    office.code = await room.open.recovery.make(at, 1);
  },
];

const damage = fc.oneof(
  fc.record({
    kind: fc.constant('pages' as const),
    pages: fc.constantFrom(1, 10),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.constantFrom(0, 0xa5),
  }),
  fc.record({ kind: fc.constant('end' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constantFrom('missing' as const, 'zeroed' as const, 'empty' as const, 'garbage' as const),
  }),
  fc.record({ kind: fc.constantFrom('no wal' as const, 'bad wal' as const) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function harm(log: string, how: Damage): void {
  const size = existsSync(log) ? statSync(log).size : 0;
  if (how.kind === 'pages') {
    const file = openSync(log, 'r+');
    for (let page = 0; page < how.pages; page += 1) {
      const first = Math.floor(how.at * Math.max(0, size / 4096 - how.pages));
      writeSync(file, Buffer.alloc(4096, how.byte), 0, 4096, (first + page) * 4096);
    }
    closeSync(file);
  } else if (how.kind === 'end') truncateSync(log, Math.floor(how.at * size));
  else if (how.kind === 'missing')
    for (const end of ['', '-wal', '-shm']) rmSync(`${log}${end}`, { force: true });
  else if (how.kind === 'zeroed') writeFileSync(log, Buffer.alloc(size));
  else if (how.kind === 'empty') writeFileSync(log, '');
  else if (how.kind === 'garbage') writeFileSync(log, 'no database at all. '.repeat(500));
  else if (how.kind === 'no wal') rmSync(`${log}-wal`, { force: true });
  else if (existsSync(`${log}-wal`))
    writeFileSync(`${log}-wal`, Buffer.alloc(statSync(`${log}-wal`).size, 0x37));
}

/** What is on disk when the plug is pulled: the files as they are, the write-ahead log not yet played in. */
function pullThePlug(from: string): string {
  const to = temporaryFolder();
  const copy = (folder: string, into: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        openDataFolder(join(into, entry.name));
        copy(join(folder, entry.name), join(into, entry.name));
      } else if (!entry.name.endsWith('-shm'))
        writeFileSync(join(into, entry.name), readFileSync(join(folder, entry.name)));
    }
  };
  copy(from, to);
  return to;
}

function isWhole({ log }: LogRoom): boolean {
  try {
    return log.file.read(({ db }) => db.pragma('quick_check(1)', { simple: true })) === 'ok';
  } catch {
    return false;
  }
}

async function opens(room: LogRoom, { pin, code }: Office, at: Date): Promise<boolean> {
  const byPin = pin === null ? null : await room.open.officers.signIn(pin, at).catch(() => null);
  if (byPin?.role === 'admin') return true;
  if (code === null) return pin === null;
  const later = new Date(at.getTime() + 2 * DAY);
  const recovered = await room.open.recovery.redeem(code, '975318', later).catch(() => null);
  return recovered?.officer.role === 'admin';
}

test('whatever breaks, and whenever: nobody is locked out, no rule changes in silence', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: MONTH.length - 1 }),
      fc.boolean(),
      damage,
      async (moment, cleanly, how) => {
        const folder = temporaryFolder();
        const office: Office = { policy: 'ppu', pin: null, code: null, backedUp: 0 };
        const at = new Date(START + moment * 3 * DAY);
        const up = kiosk(folder, at);
        for (const step of MONTH.slice(0, moment + 1)) await step(up, office, at);
        await up.room.open.care.close();
        if (cleanly) up.room.close();
        const broken = cleanly ? folder : pullThePlug(folder);
        harm(dataFolder(broken).log, how);

        const { room, policies, tick } = kiosk(broken, at);
        // What a sign-in or the inspection finds counts as well as what is found at the start.
        for (let look = 0; look < 3; look += 1) {
          await opens(room, { ...office, code: null }, at).catch(() => false);
          if (room.log.probe() === null && !isWhole(room))
            room.failed(new LogError('LOG_DAMAGED', 'the inspection found it'));
          tick();
        }
        expect(room.fault).toBeNull();
        expect(await opens(room, office, at)).toBe(true);
        const { policy } = policies.it.active;
        if (policy.id !== office.policy) {
          expect(room.rulesUncertain).toBe(true);
        }
        const kept = room.log.list({
          from: new Date(0),
          to: new Date(START + 99 * DAY),
          limit: 99,
        }).length;
        expect(kept).toBeGreaterThanOrEqual(office.backedUp);
        expect(room.log.verify()).toMatchObject({ ok: true });
        room.append(newEntry({ at: at.toISOString() }));
        room.close();
      },
    ),
    { numRuns: RUNS, seed: Number(process.env['GERBANG_SEED'] ?? 13) },
  );
}, 600_000);

describe('a log of the first day', () => {
  async function firstDay() {
    const folder = temporaryFolder();
    const at = new Date(START);
    const office: Office = { policy: 'ppu', pin: null, code: null, backedUp: 0 };
    const up = kiosk(folder, at);
    // The kiosk's own first backup, before there is anybody.
    await up.room.open.care.backups.backUp(1);
    for (const step of [1, 2, 5]) await MONTH[step]?.(up, office, at);
    up.room.close();
    return { folder, office, at, log: dataFolder(folder).log };
  }

  test('that is damaged does not come back from the backup without officers: same PIN, same rules, a code that opens', async () => {
    const { folder, office, at, log } = await firstDay();
    writeFileSync(log, 'not a database');
    const { room, policies } = kiosk(folder, at);
    expect(room.fault).toBeNull();
    expect(room.open.care.alarm?.code).toMatch(/LOG_RESTORED|LOG_ANEW/);
    expect((await room.open.officers.signIn(PINS[0], at)).role).toBe('admin');
    expect(policies.it.active.policy.id).toBe('booster');
    const { officer } = await room.open.recovery.redeem(office.code ?? '', '975318', at);
    expect(officer.id).toBe(1);
  });

  test('that is missing is a damaged one, also while the kiosk runs', async () => {
    const { folder, at, log } = await firstDay();
    const { room, policies, tick } = kiosk(folder, at);
    expect(room.fault).toBeNull();
    for (const end of ['', '-wal', '-shm']) rmSync(`${log}${end}`, { force: true });
    expect(() => room.append(newEntry())).toThrow();
    tick();
    tick();
    expect(room.fault).toBeNull();
    expect((await room.open.officers.signIn(PINS[0], at)).name).toBe('Budi Santoso');
    expect(policies.it.active.policy.id).toBe('booster');
  });

  test('with all backups and the accounts gone: nobody is green until an admin says which rules hold', async () => {
    const { folder, at, log } = await firstDay();
    const data = dataFolder(folder);
    for (const path of [log, data.essentials]) rmSync(path, { force: true });
    rmSync(data.backups, { recursive: true });
    const { room, policies } = kiosk(folder, at);
    expect(room.fault).toBeNull();
    expect(room.rulesUncertain).toBe(true);
    expect(room.open.care.alarm?.code).toBe('LOG_ANEW');
    policies.it.activate(JSON.stringify(booster), '', admin);
    expect(room.rulesUncertain).toBe(false);
  });

  test('whose log and backups are gone: the recovery code makes an admin of who has it', async () => {
    const { folder, office, at, log } = await firstDay();
    const data = dataFolder(folder);
    rmSync(log);
    rmSync(data.backups, { recursive: true });
    const { room } = kiosk(folder, at);
    room.log.file.write(({ db }) => db.exec('DELETE FROM officers'));
    await expect(
      room.open.recovery.redeem('00000-00000-00000-00000-00000', '975318', at),
    ).rejects.toMatchObject({ code: 'CODE_WRONG' });
    const { officer } = await room.open.recovery.redeem(office.code ?? '', '975318', at);
    expect(officer).toMatchObject({ role: 'admin' });
    expect((await room.open.officers.signIn('975318', at)).role).toBe('admin');
  });
});

test('while the rules are uncertain, who would be green waits for the officer; who is red stays red', () => {
  const verification = {
    ...{ format: 'hcert' as const, outcome: 'verified' as const, error: null, credential: null },
    verdict: newEntry().verdict,
  };
  expect(withoutRules(verification).verdict).toMatchObject({
    ...{ decision: 'refer', category: 'kuning' },
    reasons: [{ code: 'RULES_UNCERTAIN' }, { code: 'VACCINATION_COMPLETE' }],
  });
  const red = {
    ...verification,
    verdict: { ...verification.verdict, decision: 'deny' as const, category: 'merah' as const },
  };
  expect(withoutRules(red)).toBe(red);
});
