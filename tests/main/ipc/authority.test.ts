import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OfficeSettings, Site } from '#shared/domain/site.ts';
import { requests, type RequestName, type RequestPayload } from '#shared/ipc/contract.ts';
import { createHandlers } from '../../../src/main/ipc/handlers.ts';
import { answerWith } from '../../../src/main/ipc/answer.ts';
import { forVisitors, visitorHandlers } from '../../../src/main/ipc/visitors.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { provision, readEntries } from '../../support/provision.ts';

const PETUGAS_PIN = '135791';
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

type Asked = { readonly [N in RequestName]?: { readonly who: Who; readonly payload: RequestPayload<N> } };

/** `anyone`: a visitor at the screen, too; `setup`: only before there is an office. */
type Who = 'anyone' | 'setup' | 'petugas' | 'admin';

/** Every request of the contract, with a payload that is right, and who may ask. */
const ASKED = {
  'kiosk.state': { who: 'anyone', payload: undefined },
  'screen.role': { who: 'anyone', payload: undefined },
  'screen.closed': { who: 'anyone', payload: { at: '2022-02-24T06:05:00.000Z' } },
  'officer.signIn': { who: 'anyone', payload: { pin: '000000' } },
  'officer.signOut': { who: 'anyone', payload: undefined },
  'officer.recover': { who: 'anyone', payload: { code: 'x', pin: '394857' } },
  // It only ends what an admin began.
  'scanner.leave': { who: 'anyone', payload: undefined },
  'kiosk.leave': { who: 'anyone', payload: { pin: '000000' } },
  'setup.ports': { who: 'setup', payload: undefined },
  'setup.finish': { who: 'setup', payload: { site, officer: { name: 'Rina', pin: '394857' } } },
  'setup.openCard': { who: 'setup', payload: undefined },
  'setup.putCardAway': { who: 'setup', payload: undefined },
  'site.setLanguage': { who: 'petugas', payload: { language: 'en' } },
  'officer.changePin': { who: 'petugas', payload: { current: '000000', next: '394857' } },
  'entries.today': { who: 'petugas', payload: { limit: 10 } },
  'entries.changes': { who: 'petugas', payload: { after: 0 } },
  'desk.waiting': { who: 'petugas', payload: undefined },
  'desk.decide': { who: 'petugas', payload: { seq: 1, decision: 'admit', reason: 'PAPER_PROOF_SEEN' } },
  'desk.enter': { who: 'petugas', payload: typed },
  'followUp.page': { who: 'petugas', payload: { filter: {}, limit: 10 } },
  'followUp.case': { who: 'petugas', payload: { seq: 1 } },
  'followUp.record': { who: 'petugas', payload: { seq: 1, state: 'open' } },
  'presence.inside': { who: 'petugas', payload: undefined },
  'presence.leave': { who: 'petugas', payload: { seqs: [1] } },
  'presence.setExitMode': { who: 'petugas', payload: { on: true } },
  'presence.print': { who: 'petugas', payload: undefined },
  'review.page': { who: 'petugas', payload: { filter, limit: 10 } },
  'review.summary': { who: 'petugas', payload: { filter } },
  'review.story': { who: 'petugas', payload: { seq: 1 } },
  'review.officers': { who: 'petugas', payload: undefined },
  'staff.list': { who: 'petugas', payload: { text: '', limit: 10 } },
  'export.start': {
    who: 'petugas',
    payload: { kind: 'visits', format: 'csv', filter, personal: 'none' },
  },
  'export.state': { who: 'petugas', payload: undefined },
  'export.cancel': { who: 'petugas', payload: undefined },
  'staff.roster.choose': { who: 'admin', payload: undefined },
  'staff.roster.take': {
    who: 'admin',
    payload: { token: '7a6f1f6e-4c3e-4f0e-9d5e-2b7f4a1c9d10', retireMissing: false },
  },
  'staff.setActive': { who: 'admin', payload: { employee: 1, active: false } },
  'staff.erase': { who: 'admin', payload: { employee: 1 } },
  'staff.pass.issue': { who: 'admin', payload: { employees: [1], months: 6, decision: null } },
  'staff.pass.revoke': { who: 'admin', payload: { employee: 1 } },
  'staff.cards.save': { who: 'admin', payload: { employees: [1] } },
  'siteCard.key': { who: 'admin', payload: undefined },
  'siteCard.open': { who: 'admin', payload: undefined },
  'siteCard.putAway': { who: 'admin', payload: undefined },
  'siteCard.take': { who: 'admin', payload: undefined },
  'siteCard.forgetKey': { who: 'admin', payload: undefined },
  'office.identify': { who: 'admin', payload: { code: 'KEC-01', kind: 'kecamatan' } },
  'poster.save': { who: 'admin', payload: undefined },
  'cards.state': { who: 'admin', payload: undefined },
  'cards.key.open': { who: 'admin', payload: undefined },
  'cards.key.make': { who: 'admin', payload: { issuer: 'Diskominfo' } },
  'cards.list.open': { who: 'admin', payload: undefined },
  'cards.policy.add': { who: 'admin', payload: undefined },
  'cards.list.sample': { who: 'admin', payload: { language: 'id' } },
  'cards.folder.choose': { who: 'admin', payload: undefined },
  'cards.make': { who: 'admin', payload: { language: 'id', replace: true } },
  'cards.cancel': { who: 'admin', payload: undefined },
  'cards.back': { who: 'admin', payload: undefined },
  'cards.putAway': { who: 'admin', payload: undefined },
  'officers.list': { who: 'admin', payload: undefined },
  'officers.create': { who: 'admin', payload: { name: 'Rina', role: 'admin', pin: '394857' } },
  'officers.change': { who: 'admin', payload: { id: 2, role: 'admin' } },
  'officers.setPin': { who: 'admin', payload: { id: 1, pin: '394857' } },
  'officers.recoveryCode': { who: 'admin', payload: undefined },
  'policy.get': { who: 'admin', payload: undefined },
  'policy.check': { who: 'admin', payload: { draft } },
  'policy.tryOut': { who: 'admin', payload: { draft } },
  'policy.activate': { who: 'admin', payload: { draft, note: 'x' } },
  'policy.confirm': { who: 'admin', payload: undefined },
  'policy.rollback': { who: 'admin', payload: { version: 0 } },
  'scanner.bench': { who: 'admin', payload: undefined },
  'scanner.watch': { who: 'admin', payload: { test: true } },
  'scanner.try': { who: 'admin', payload: { settings: { kind: 'auto' } } },
  'scanner.probe': { who: 'admin', payload: { ports: ['COM3'] } },
  'scanner.probe.stop': { who: 'admin', payload: undefined },
  'scanner.save': { who: 'admin', payload: undefined },
  'scanner.sheet': { who: 'admin', payload: undefined },
  'diagnostics.run': { who: 'admin', payload: undefined },
  'diagnostics.save': { who: 'admin', payload: undefined },
  'displays.moveDesk': { who: 'admin', payload: undefined },
  'kiosk.end': { who: 'admin', payload: undefined },
  'update.state': { who: 'admin', payload: undefined },
  'update.open': { who: 'admin', payload: undefined },
  'update.fetch': { who: 'admin', payload: undefined },
  'update.install': { who: 'admin', payload: undefined },
  'update.seen': { who: 'admin', payload: undefined },
  'update.save': { who: 'admin', payload: { settings: site.updates } },
  'office.save': { who: 'admin', payload: { settings } },
  'backup.state': { who: 'admin', payload: undefined },
  'backup.now': { who: 'admin', payload: undefined },
  'backup.chooseFolder': { who: 'admin', payload: undefined },
  'backup.forgetFolder': { who: 'admin', payload: undefined },
  'backup.restore': { who: 'admin', payload: undefined },
  'alarm.seen': { who: 'admin', payload: undefined },
  'clock.answer': { who: 'admin', payload: { answer: 'right' } },
  'office.trail': { who: 'admin', payload: { limit: 10 } },
  'privacy.find': { who: 'admin', payload: { text: 'nur' } },
  'privacy.erase': { who: 'admin', payload: { seqs: [1] } },
} as const satisfies Asked;

let folder: string;
let kiosk: Kiosk;
/** Asks as the window does, through the contract. */
let ask: (name: string, payload: unknown) => Promise<unknown>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-authority-'));
  await provision(folder, {
    pinCost: LIGHT_PIN,
    officers: [{ name: 'Rina', pin: PETUGAS_PIN, role: 'petugas' }],
  });
  kiosk = new Kiosk({
    folder,
    pinCost: LIGHT_PIN,
    keyWrapper: null,
    now: () => new Date(),
    report: () => undefined,
  });
  kiosk.start();
  const handlers = createHandlers(kiosk);
  const answer = answerWith<null>({
    handlersFor: () => handlers,
    onError: () => undefined,
  });
  ask = (name, payload) => answer(null, name, payload);
});

afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

const of = (...whos: Who[]) =>
  Object.entries(ASKED)
    .filter(([, { who }]) => whos.includes(who))
    .map(([name, { payload }]) => [name, payload] as const);

test('every request of the contract is here: whoever adds one says who may ask', () => {
  expect(Object.keys(ASKED).sort()).toEqual(Object.keys(requests).sort());
});

describe('a page on the visitors’ own display', () => {
  test('may ask how the kiosk is, and for nothing else, whoever is signed in', async () => {
    await kiosk.signIn(PETUGAS_PIN);
    const visitors = visitorHandlers(kiosk);
    expect(Object.keys(visitors).sort()).toEqual(['kiosk.state', 'screen.role']);
    expect(forVisitors(kiosk.state)).toEqual({
      ...kiosk.state,
      ...{ officer: null, alarm: null, clockJump: null, siteCard: null },
    });
    expect(kiosk.state.officer).not.toBeNull();
  });

  test('is refused everything else as a stranger is', async () => {
    const answer = answerWith<'visitor'>({
      handlersFor: () => visitorHandlers(kiosk),
      onError: () => undefined,
    });
    for (const [name, { payload }] of Object.entries(ASKED)) {
      const reply = await answer('visitor', name, payload);
      if (name === 'kiosk.state' || name === 'screen.role') expect(reply, name).toMatchObject({ ok: true });
      else expect(reply, name).toEqual({ ok: false, code: 'BAD_REQUEST' });
    }
  });
});

describe('a visitor who gets at the page', () => {
  test.each(of('petugas', 'admin'))('is refused %s', async (name, payload) => {
    expect(await ask(name, payload)).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
  });

  test.each(of('setup'))('cannot set up an office that is there: %s', async (name, payload) => {
    expect(await ask(name, payload)).toEqual({ ok: false, code: 'WRONG_PHASE' });
  });

  test('has changed nothing by asking for all of it', async () => {
    const before = kiosk.state;
    for (const [name, payload] of of('petugas', 'admin', 'setup')) await ask(name, payload);
    expect(kiosk.state).toEqual(before);
    expect(await readEntries(folder)).toEqual([]);
  });
});

test.each(of('admin'))('a petugas is refused what is for an admin: %s', async (name, payload) => {
  await kiosk.signIn(PETUGAS_PIN);
  expect(await ask(name, payload)).toEqual({ ok: false, code: 'NOT_ALLOWED' });
});

test.each(Object.keys(requests))('%s takes no other payload than its own', async (name) => {
  await kiosk.signIn(PETUGAS_PIN);
  const odd = { __proto__: null, constructor: 'x', limit: 'DROP TABLE entries' };
  expect(await ask(name, odd)).toEqual({ ok: false, code: 'BAD_REQUEST' });
});
