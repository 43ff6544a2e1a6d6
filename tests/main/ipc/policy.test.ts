import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LONGEST_DRAFT } from '#shared/domain/policy-desk.ts';
import { requests } from '#shared/ipc/contract.ts';
import { answerWith, handlersOf } from '../../../src/main/ipc/answer.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision } from '../../support/provision.ts';

const PETUGAS_PIN = '135791';
const draft = JSON.stringify({ ...ppu, vaccination: { ...ppu.vaccination, waitingDays: 0 } });
const asked = {
  'policy.get': undefined,
  'policy.check': { draft },
  'policy.tryOut': { draft },
  'policy.activate': { draft, note: 'by circular' },
  'policy.rollback': { version: 0 },
} as const;

let folder: string;
let kiosk: Kiosk;
/** Asks as the window does, through the contract. */
let ask: (name: string, payload: unknown) => Promise<unknown>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-policy-'));
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
  const handlers = handlersOf(kiosk, kiosk.works);
  const answer = answerWith<null>({
    handlersFor: () => handlers,
    onError: (_, error) => {
      throw error;
    },
  });
  ask = (name, payload) => answer(null, name, payload);
});

afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('who may touch the rules', () => {
  test.each(Object.entries(asked))('nobody who is not signed in: %s', async (name, payload) => {
    expect(await ask(name, payload)).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
  });

  test.each(Object.entries(asked))('no petugas: %s', async (name, payload) => {
    await kiosk.signIn(PETUGAS_PIN);
    expect(await ask(name, payload)).toEqual({ ok: false, code: 'NOT_ALLOWED' });
  });

  test('what was refused has changed nothing', async () => {
    await kiosk.signIn(PETUGAS_PIN);
    await ask('policy.activate', asked['policy.activate']);
    kiosk.signOut();
    await kiosk.signIn(OFFICER_PIN);
    expect(await ask('policy.get', undefined)).toMatchObject({ value: { active: { version: 0 } } });
  });
});

describe('the admin', () => {
  beforeEach(() => kiosk.signIn(OFFICER_PIN));

  test('sees the policy in force, the presets, the vaccines and every version', async () => {
    const reply = await ask('policy.get', undefined);
    const value = requests['policy.get'].reply.parse(valueOf(reply));
    expect(value.active).toEqual({ version: 0, policy: ppu, fallback: false });
    expect(value.presets.map(({ id }) => id)).toEqual(['ppu', 'booster', 'eu-like']);
    expect(value.vaccines.find(({ id }) => id === 'coronavac')).toMatchObject({ doses: 2 });
    expect(value.versions).toEqual([
      {
        version: 0,
        policy: { id: 'ppu', title: ppu.title },
        activatedAt: null,
        activatedBy: null,
        note: null,
        active: true,
      },
    ]);
  });

  test('makes a policy active, and takes it back', async () => {
    expect(await ask('policy.activate', { draft, note: ' by circular ' })).toMatchObject({
      ok: true,
      value: {
        active: { version: 1, policy: { vaccination: { waitingDays: 0 } } },
        versions: [
          { version: 1, activatedBy: 'Budi Santoso', note: 'by circular', active: true },
          { version: 0, active: false },
        ],
      },
    });
    expect(kiosk.features.policy.service.it.active.version).toBe(1);
    expect(await ask('policy.rollback', { version: 0 })).toMatchObject({
      value: { active: { version: 2, policy: { vaccination: { waitingDays: 14 } } } },
    });
    expect(await ask('policy.rollback', { version: 1 })).toMatchObject({
      value: { active: { version: 1, policy: { vaccination: { waitingDays: 0 } } } },
    });
  });

  test('tries a policy on samples before it is active, and it is not active by that', async () => {
    const reply = await ask('policy.tryOut', { draft });
    const { samples, today } = requests['policy.tryOut'].reply.parse(valueOf(reply));
    const changed = samples.filter(({ before, after }) => before.category !== after.category);
    expect(changed.map(({ id, before, after }) => [id, before.category, after.category])).toEqual([
      ['recent', 'kuning', 'hijau'],
    ]);
    expect(today).toMatchObject({ total: 0, tried: 0, changed: 0 });
    expect(kiosk.features.policy.service.it.active.version).toBe(0);
  });

  test('is told what is wrong with a draft, and cannot make it active', async () => {
    const dangerous = JSON.stringify({ ...ppu, outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'hijau' } });
    expect(await ask('policy.check', { draft: dangerous })).toMatchObject({
      value: [{ path: 'outcomes.TEST_POSITIVE', code: 'DANGEROUS_OUTCOME', severity: 'error' }],
    });
    for (const name of ['policy.activate', 'policy.tryOut']) {
      expect(await ask(name, { draft: dangerous, note: '' })).toEqual({ ok: false, code: 'POLICY_INVALID' });
    }
  });

  test.each([
    ['no JSON', 'waitingDays: 0'],
    ['nested without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a rule nested without end', nestedRule()],
  ])('gets an answer for a draft that is %s', async (_, text) => {
    expect(await ask('policy.check', { draft: text })).toMatchObject({
      ok: true,
      value: [{ severity: 'error' }],
    });
  });

  test.each([
    ['policy.check', { draft: 'x'.repeat(LONGEST_DRAFT + 1) }],
    ['policy.check', { draft: ppu }],
    ['policy.activate', { draft, note: 'x'.repeat(201) }],
    ['policy.rollback', { version: -1 }],
  ])('%s refuses a payload that is none', async (name, payload) => {
    expect(await ask(name, payload)).toEqual({ ok: false, code: 'BAD_REQUEST' });
  });

  test('cannot go back to what never was', async () => {
    expect(await ask('policy.rollback', { version: 5 })).toEqual({ ok: false, code: 'POLICY_NOT_USABLE' });
  });
});

function valueOf(reply: unknown): unknown {
  return typeof reply === 'object' && reply !== null && 'value' in reply ? reply.value : undefined;
}

function nestedRule(): string {
  const rule = `{"Identifier":"GR-ID-0001","Logic":${'{"!":['.repeat(20_000)}true${']}'.repeat(20_000)}}`;
  return JSON.stringify(ppu).replace('"entries":[]', () => `"entries":[${rule}]`);
}
