import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OfficeSettings, Site } from '#shared/domain/site.ts';
import { requests, type RequestName, type RequestPayload } from '#shared/ipc/contract.ts';
import type { RequestShape } from '#shared/ipc/request.ts';
import { answerWith, handlersOf } from '../../../src/main/ipc/answer.ts';
import { forVisitors, visitorHandlers } from '../../../src/main/ipc/visitors.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { makeKeyFile } from '../../../src/main/provisioning/key-file.ts';
import { SAMPLE_LISTS } from '../../../src/main/provisioning/sample-list.ts';
import { dataFolder } from '../../../src/main/site/data-folder.ts';
import { by } from '../../support/asker.ts';
import { FakeDialogs } from '../../support/dialogs.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, withLog } from '../../support/provision.ts';

const PETUGAS_PIN = '135791';
const OTHER_PIN = '864209';
const filter = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
const draft = JSON.stringify(ppu);
const site = Site.parse({ version: 1, name: 'Kantor Camat Penajam' });
const { name, presence, retentionDays, display, duplicateSeconds } = site;
const settings = OfficeSettings.parse({
  ...{ name, presence, retentionDays, display, duplicateSeconds },
  backup: { everyHours: 24, keep: 14 },
});
const typed = {
  name: 'Nur Hayati',
  purpose: 'Legalisir akta',
  shown: 'card',
  category: 'hijau',
  decision: 'admit',
  reason: 'PAPER_PROOF_SEEN',
} as const;

/** A payload of each request that is right. */
const PAYLOADS: { readonly [N in RequestName]?: RequestPayload<N> } = {
  'clock.answer': { answer: 'right' },
  'screen.closed': { at: '2022-02-24T06:05:00.000Z' },
  'officer.signIn': { pin: '000000' },
  'officer.recover': { code: 'x', pin: '394857' },
  'kiosk.leave': { pin: '000000' },
  'setup.finish': { site, officer: { name: 'Rina', pin: '394857' } },
  'site.setLanguage': { language: 'en' },
  'officer.changePin': { current: '000000', next: '394857' },
  'entries.today': { limit: 10 },
  'entries.changes': { after: 0 },
  'desk.decide': { seq: 1, decision: 'admit', reason: 'PAPER_PROOF_SEEN' },
  'desk.enter': typed,
  'followUp.page': { filter: {}, limit: 10 },
  'followUp.case': { seq: 1 },
  'followUp.record': { seq: 1, state: 'open' },
  'presence.leave': { seqs: [1] },
  'presence.setExitMode': { on: true },
  'review.page': { filter, limit: 10 },
  'review.summary': { filter },
  'review.story': { seq: 1 },
  'staff.list': { text: '', limit: 10 },
  'export.start': { kind: 'visits', format: 'csv', filter, personal: 'none' },
  'staff.roster.take': { token: '7a6f1f6e-4c3e-4f0e-9d5e-2b7f4a1c9d10', retireMissing: false },
  'staff.setActive': { employee: 1, active: false },
  'staff.erase': { employee: 1 },
  'staff.pass.issue': { employees: [1], months: 6, decision: null },
  'staff.pass.revoke': { employee: 1 },
  'staff.cards.save': { employees: [1] },
  'office.identify': { code: 'KEC-01', kind: 'kecamatan' },
  'cards.key.make': { issuer: 'Diskominfo' },
  'cards.list.sample': { language: 'id' },
  'cards.make': { language: 'id', replace: true },
  'officers.create': { name: 'Rina', role: 'admin', pin: '394857' },
  'officers.change': { id: 2, role: 'admin' },
  'officers.setPin': { id: 1, pin: '394857' },
  'policy.check': { draft },
  'policy.tryOut': { draft },
  'policy.activate': { draft, note: 'x' },
  'policy.rollback': { version: 0 },
  'scanner.watch': { test: true },
  'scanner.try': { settings: { kind: 'auto' } },
  'scanner.probe': { ports: ['COM3'] },
  'update.save': { settings: site.updates },
  'office.save': { settings },
  'office.trail': { limit: 10 },
  'privacy.find': { text: 'nur' },
  'privacy.erase': { seqs: [1] },
};

/**
 * Who may ask, said once more than in the contract: a slip in one of the two is seen. `setup`: anyone, and only before
 * there is an office. All others are for an admin.
 */
const MAY = {
  anyone: [
    'kiosk.state',
    'screen.role',
    'screen.closed',
    'officer.signIn',
    'officer.signOut',
    'officer.recover',
    'scanner.leave',
    'kiosk.leave',
  ],
  setup: ['setup.ports', 'setup.finish', 'setup.openCard', 'setup.putCardAway'],
  petugas: [
    'site.setLanguage',
    'officer.changePin',
    'entries.today',
    'entries.changes',
    'desk.waiting',
    'desk.decide',
    'desk.enter',
    'followUp.page',
    'followUp.case',
    'followUp.record',
    'presence.inside',
    'presence.leave',
    'presence.setExitMode',
    'presence.print',
    'review.page',
    'review.summary',
    'review.story',
    'review.officers',
    'staff.list',
    'export.start',
    'export.state',
    'export.cancel',
  ],
} as const;

const NAMES = Object.keys(requests).filter((name): name is RequestName => Object.hasOwn(requests, name));
/** No request's payload. */
const ODD = { __proto__: null, constructor: 'x', limit: 'DROP TABLE entries' };
const OF_ADMIN = names((line) => line.for === 'admin');
const OF_OFFICERS = names((line) => line.for !== 'anyone');
/** Those that open a dialog, for whoever is signed in. */
const ASKING = OF_OFFICERS.filter((name) => 'asks' in requests[name]);

const folder = mkdtempSync(join(tmpdir(), 'gerbang-authority-'));
const data = join(folder, 'kiosk');
const stick = join(folder, 'stick');
const dialogs = new FakeDialogs();
let kiosk: Kiosk;
/** Asks as the window does, through the contract. */
let ask: (name: RequestName, payload?: unknown) => Promise<unknown>;
let employee: number;

/** One kiosk for all: what is refused leaves it as it was, and that is looked at. */
beforeAll(async () => {
  mkdirSync(stick);
  await provision(data, {
    pinCost: LIGHT_PIN,
    officers: [
      { name: 'Rina', pin: PETUGAS_PIN, role: 'petugas' },
      { name: 'Dewi', pin: OTHER_PIN, role: 'admin' },
    ],
  });
  kiosk = new Kiosk({
    ...{ folder: data, pinCost: LIGHT_PIN, keyWrapper: null, dialogs },
    now: () => new Date(),
    report: () => undefined,
  });
  kiosk.start();
  const handlers = handlersOf(kiosk, kiosk.works);
  const answer = answerWith<null>({ handlersFor: () => handlers, onError: () => undefined });
  ask = (name, payload = PAYLOADS[name]) => answer(null, name, payload);
  // Somebody has a pass: the dialog for its card opens.
  const admin = await kiosk.signIn(OFFICER_PIN);
  const { token } = await kiosk.features.staff.service.it.roster.preview(
    'pegawai.csv',
    Buffer.from('Nama;NIP;Tanggal lahir\nSiti Aminah;198504172010012001;1985-04-17\n'),
  );
  kiosk.features.staff.service.it.roster.take(token, { retireMissing: false, officerId: admin.id });
  employee = kiosk.features.staff.service.it.list('siti', 1).employees[0]?.id ?? 0;
  const decision = { reason: 'PAPER_PROOF_SEEN' } as const;
  kiosk.features.staff.service.it.issue([employee], { months: 6, decision }, admin);
  await kiosk.works['backup.now'](undefined, by(admin));
  // What a dialog leads to does something, if it is let: a backup of this very kiosk.
  const { backups } = dataFolder(data);
  const [backup] = readdirSync(backups);
  if (backup === undefined) throw new Error('there is no backup');
  cpSync(join(backups, backup), join(stick, 'cadangan.gbk'));
  kiosk.signOut();
});

afterEach(() => kiosk.signOut());
afterAll(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All that a request could change. */
async function standing() {
  const { today, ...state } = kiosk.state;
  const audit = await withLog(data, (log) => log.listAudit({ limit: 500 }));
  return {
    ...{
      state,
      total: today.total,
      maker: (await kiosk.features.cardMaking.service()).state,
      exporter: kiosk.features.export.service.it.state,
    },
    stick: readdirSync(stick).filter((file) => !MADE.has(file)),
    // The kiosk makes backups by itself meanwhile.
    audit: audit
      .filter(({ action, officerId }) => officerId !== null && !/^SIGN/.test(action))
      .map(({ action }) => action),
  };
}

describe('the contract', () => {
  test('says of each request who may ask', () => {
    for (const [name, line] of Object.entries(requests)) {
      const phase = 'phase' in line ? line.phase : null;
      const who =
        line.for === 'anyone' && phase === 'setup'
          ? 'setup'
          : MAY.petugas.some((each) => each === name)
            ? 'petugas'
            : line.for;
      expect([name, line.for], name).toEqual([name, who === 'setup' ? 'anyone' : who]);
    }
    const anyone = names((line) => line.for === 'anyone');
    expect(anyone.sort()).toEqual([...MAY.anyone, ...MAY.setup].sort());
    expect(names((line) => line.for === 'petugas').sort()).toEqual([...MAY.petugas].sort());
    expect(names((line) => line.phase === 'setup').sort()).toEqual([...MAY.setup].sort());
  });

  test('lets the visitors’ windows ask two things, and they are refused everything else as strangers are', async () => {
    await kiosk.signIn(OFFICER_PIN);
    const visitors = visitorHandlers(kiosk);
    const two = names((line) => line.visitors === true).sort();
    expect(two).toEqual(['kiosk.state', 'screen.role']);
    expect(Object.keys(visitors).sort()).toEqual(two);
    const answer = answerWith<'visitor'>({ handlersFor: () => visitors, onError: () => undefined });
    for (const name of NAMES) {
      const reply = await answer('visitor', name, PAYLOADS[name]);
      if (two.includes(name)) expect(reply, name).toMatchObject({ ok: true });
      else expect(reply, name).toEqual({ ok: false, code: 'BAD_REQUEST' });
    }
    expect(await answer('visitor', 'kiosk.state', undefined)).toEqual({
      ok: true,
      value: forVisitors(kiosk.state),
    });
    expect(forVisitors(kiosk.state)).toEqual({
      ...kiosk.state,
      ...{ officer: null, alarm: null, siteCard: null },
    });
  });

  test('is asked by nothing but a name of its own', async () => {
    for (const name of ['toString', '__proto__', 'constructor', 7, null, undefined, ['kiosk.state']]) {
      const answer = answerWith<null>({
        handlersFor: () => handlersOf(kiosk, kiosk.works),
        onError: () => undefined,
      });
      expect(await answer(null, name, undefined)).toEqual({ ok: false, code: 'BAD_REQUEST' });
    }
  });
});

describe('a visitor who gets at the page', () => {
  test('is refused all that is for officers, whatever the payload, and cannot set up an office that is there', async () => {
    const before = await standing();
    for (const name of OF_OFFICERS) {
      expect(await ask(name), name).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
      expect(await ask(name, ODD), name).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
    }
    for (const name of MAY.setup) expect(await ask(name), name).toEqual({ ok: false, code: 'WRONG_PHASE' });
    expect(dialogs.open).toEqual([]);
    expect(await standing()).toEqual(before);
  });
});

describe('a petugas', () => {
  test('is refused what is for an admin, whatever the payload', async () => {
    await kiosk.signIn(PETUGAS_PIN);
    const before = await standing();
    for (const name of OF_ADMIN) {
      expect(await ask(name), name).toEqual({ ok: false, code: 'NOT_ALLOWED' });
      expect(await ask(name, ODD), name).toEqual({ ok: false, code: 'NOT_ALLOWED' });
    }
    expect(dialogs.open).toEqual([]);
    expect(await standing()).toEqual(before);
  });
});

test('an admin is refused every payload that is not the request’s own', async () => {
  await kiosk.signIn(OFFICER_PIN);
  for (const name of NAMES) {
    const { phase }: RequestShape = requests[name];
    const code = phase === 'setup' ? 'WRONG_PHASE' : 'BAD_REQUEST';
    expect(await ask(name, ODD), name).toEqual({ ok: false, code });
  }
});

describe('a dialog', () => {
  test('opens for each request that says so, and nothing comes of it where the person thinks better of it', async () => {
    await kiosk.signIn(OFFICER_PIN);
    const before = await standing();
    for (const name of ASKING) {
      const asking = askWithDialog(name);
      await dialogs.opened();
      dialogs.answer(null);
      const { asks }: RequestShape = requests[name];
      expect(await asking, name).toEqual({ ok: true, value: asks?.declined });
    }
    expect(await standing()).toEqual(before);
    expect(ASKING).toHaveLength(16);
  });

  const after: [string, () => unknown][] = [
    ['signed out', () => kiosk.signOut()],
    ['signed out, and the same admin is back', () => (kiosk.signOut(), kiosk.signIn(OFFICER_PIN))],
    ['signed out, and another admin is there', () => (kiosk.signOut(), kiosk.signIn(OTHER_PIN))],
    ['relieved by another admin', () => kiosk.signIn(OTHER_PIN)],
    ['signed out, and a petugas is there', () => (kiosk.signOut(), kiosk.signIn(PETUGAS_PIN))],
  ];
  describe.each(after)('that is answered when the admin is %s', (_, happens) => {
    test.each(ASKING)('does nothing in their name: %s', async (name) => {
      await kiosk.signIn(OFFICER_PIN);
      const before = await standing();
      const asking = askWithDialog(name);
      await dialogs.opened();
      await happens();
      dialogs.answer(await somethingGood(name));
      expect(await asking).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
      kiosk.signOut();
      expect(await standing()).toEqual({ ...before, state: { ...before.state, officer: null } });
    });
  });

  test('of the set-up does nothing once the office is set up', async () => {
    const own = join(folder, 'new');
    const up = new Kiosk({
      ...{ folder: own, pinCost: LIGHT_PIN, keyWrapper: null, dialogs },
      now: () => new Date(),
      report: () => undefined,
    });
    up.start();
    try {
      const asking = handlersOf(up, up.works)['setup.openCard']();
      await dialogs.opened();
      await up.features.site.service.finish(site, { name: 'Rina', pin: '394857' });
      dialogs.answer(join(stick, 'cadangan.gbk'));
      await expect(asking).rejects.toMatchObject({ code: 'WRONG_PHASE' });
      expect(up.state.siteCard).toBeNull();
    } finally {
      await up.close();
    }
  });
});

describe('a sign-out while something is under way', () => {
  const quiet = OF_OFFICERS.filter((name) => !ASKING.includes(name) && name !== 'kiosk.end');

  test.each(quiet)('tells nobody what was asked for before it: %s', async (name) => {
    await kiosk.signIn(OFFICER_PIN);
    const asking = ask(name);
    kiosk.signOut();
    expect(await asking).toMatchObject({ ok: false });
  });

  test.each([
    ['officer.changePin', { current: OFFICER_PIN, next: '628401' }],
    ['officers.create', { name: 'Sari', role: 'admin', pin: '628401' }],
    ['officers.setPin', { id: 2, pin: '628401' }],
    ['officers.recoveryCode', undefined],
  ] as const)('makes nobody’s PIN and no code another: %s', async (name, payload) => {
    await kiosk.signIn(OFFICER_PIN);
    const before = await standing();
    const asking = ask(name, payload);
    kiosk.signOut();
    expect(await asking).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
    expect((await standing()).audit).toEqual(before.audit);
    await expect(kiosk.signIn('628401')).rejects.toMatchObject({ code: 'PIN_WRONG' });
    await kiosk.signIn(OFFICER_PIN);
  });

  test('lets nobody in whose PIN was given before it, on record', async () => {
    const asking = ask('officer.signIn', { pin: OFFICER_PIN });
    await ask('officer.signOut');
    expect(await asking).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
    expect(kiosk.state.officer).toBeNull();
    const last = await withLog(data, (log) => log.listAudit({ limit: 2 }).map(({ action }) => action));
    expect(last).toEqual(['SIGNED_OUT', 'SIGNED_IN']);
  });

  test('of one by another is on record', async () => {
    await kiosk.signIn(OFFICER_PIN);
    await kiosk.signIn(OTHER_PIN);
    const last = await withLog(data, (log) => log.listAudit({ limit: 3 }));
    expect(last.map(({ action, officerId }) => [action, officerId])).toEqual([
      ['SIGNED_OUT', 1],
      ['SIGNED_IN', 3],
      ['SIGNED_IN', 1],
    ]);
  });
});

function names(fits: (line: RequestShape) => boolean): RequestName[] {
  return NAMES.filter((name) => fits(requests[name]));
}

function askWithDialog(name: RequestName): Promise<unknown> {
  return ask(name, name === 'staff.cards.save' ? { employees: [employee] } : PAYLOADS[name]);
}

/** A path that the request would make something of. */
async function somethingGood(name: RequestName): Promise<string> {
  switch (name) {
    case 'backup.restore':
      return join(stick, 'cadangan.gbk');
    case 'staff.roster.choose':
    case 'cards.list.open':
      return await good('daftar.csv', SAMPLE_LISTS.id);
    case 'cards.key.open': {
      const path = join(stick, 'kabupaten.key');
      if (!existsSync(path)) await makeKeyFile(path, 'Diskominfo', new Date());
      return path;
    }
    case 'cards.policy.add':
      return await good('aturan.json', draft);
    case 'backup.chooseFolder':
    case 'cards.folder.choose':
      return stick;
    default:
      return join(stick, `${name}.out`);
  }
}

/** What the test itself puts on the stick. */
const MADE = new Set(['daftar.csv', 'kabupaten.key', 'aturan.json']);

async function good(file: string, text: string): Promise<string> {
  const path = join(stick, file);
  await writeFile(path, text);
  return path;
}
