import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { Kiosk } from '../../src/main/kiosk.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { openDatabase } from '../../src/main/sqlite/open.ts';
import { TRUST_MIGRATIONS } from '../../src/main/trust/migrations.ts';
import { RevocationStore } from '../../src/main/trust/revocation/revocation-store.ts';
import { createIssuer, trustDocument } from '../support/issuer/hcert.ts';
import { PolicyStore } from '../../src/main/policy-store/policy-store.ts';
import { booster } from '../../src/main/policy/presets/booster.ts';
import { euLike } from '../../src/main/policy/presets/eu-like.ts';
import { by } from '../support/asker.ts';
import { LIGHT_PIN } from '../support/pin-cost.ts';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { TrustStore } from '../../src/main/trust/trust-store.ts';
import { importAll, OFFICER_PIN, provision, withLog } from '../support/provision.ts';

const site = Site.parse({ version: 1, name: 'Kelurahan Nenang', scanner: null });
const officer = { name: 'Budi Santoso', pin: OFFICER_PIN };

let folder: string;
let reported: string[];
const running: Kiosk[] = [];

function kiosk(): Kiosk {
  const made = new Kiosk({
    pinCost: LIGHT_PIN,
    folder,
    keyWrapper: null,
    now: () => new Date(),
    report: (what) => reported.push(what),
  });
  made.start();
  running.push(made);
  return made;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-kiosk-'));
  reported = [];
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe('the first run', () => {
  test('asks for the set-up, and is ready after it, also when started again', async () => {
    const first = kiosk();
    expect(first.state.phase).toBe('setup');
    await first.features.site.service.finish(site, officer);
    expect(first.state).toMatchObject({ phase: 'ready', site: { name: 'Kelurahan Nenang' }, logFault: null });
    expect(kiosk().state.phase).toBe('ready');
  });

  test('where the settings were lost but officers are there, takes an admin’s PIN and no other or new one', async () => {
    await provision(folder, {
      pinCost: LIGHT_PIN,
      officers: [{ name: 'Rina', pin: '135791', role: 'petugas' }],
    });
    rmSync(dataFolder(folder).site);
    const again = kiosk();
    expect(again.state.phase).toBe('setup');
    await expect(
      again.features.site.service.finish(site, { name: 'A visitor', pin: '111111' }),
    ).rejects.toMatchObject({
      code: 'PIN_WRONG',
    });
    await expect(
      again.features.site.service.finish(site, { name: 'Rina', pin: '135791' }),
    ).rejects.toMatchObject({
      code: 'NOT_ADMIN',
    });
    expect(again.state.phase).toBe('setup');
    await again.features.site.service.finish(site, officer);
    expect(again.state.phase).toBe('ready');
  });
});

describe('what is damaged', () => {
  test('settings: are reported and asked for anew', async () => {
    await provision(folder, { pinCost: LIGHT_PIN });
    writeFileSync(dataFolder(folder).site, '{"version":');
    expect(kiosk().state.phase).toBe('setup');
    expect(reported).toEqual(['settings']);
  });

  test('a trust list: is reported, and the kiosk is up without keys', async () => {
    await provision(folder, { pinCost: LIGHT_PIN });
    writeFileSync(
      dataFolder(folder).trust,
      'no database at all, but long enough to be read as one. '.repeat(99),
    );
    expect(kiosk().state).toMatchObject({ phase: 'ready', trust: { keys: 0 } });
    expect(reported).toContain('trust list');
  });

  test('a version of the rules: the one before it is in force, and the screen is told', async () => {
    await provision(folder, { pinCost: LIGHT_PIN });
    await withLog(folder, (log) => {
      const policies = new PolicyStore(log);
      const request = { at: new Date(), officerId: 1 };
      policies.activate(booster, request);
      policies.activate(euLike, request);
      log.file.write(({ db }) =>
        db.exec(`DROP TRIGGER policies_stay; UPDATE policies SET policy = '{}' WHERE version = 2`),
      );
    });
    const up = kiosk();
    expect(up.features.policy.service.it.active).toMatchObject({ version: 1, policy: { id: 'booster' } });
    expect(up.state.policyFallback).toBe(true);
  });

  test('a list of revocations: is reported, and the kiosk believes nobody', async () => {
    await provision(folder, { pinCost: LIGHT_PIN });
    importAll(dataFolder(folder).trust, [trustDocument(await createIssuer({ country: 'ID' }, new Date()))]);
    const store = RevocationStore.open(dataFolder(folder).trust);
    store.block('an id', new Date());
    store.close();
    expect(kiosk().state.trust.keys).toBe(1);
    const db = openDatabase(dataFolder(folder).trust, TRUST_MIGRATIONS);
    db.exec('UPDATE revocation_batch SET records = zeroblob(16)');
    db.close();
    const damaged = kiosk();
    await vi.waitFor(() => expect(damaged.state.trust.keys).toBe(0), 30_000);
    expect(reported).toContain('trust list');
  });

  test('a log: is a fault, and the kiosk is up', async () => {
    await provision(folder, { pinCost: LIGHT_PIN });
    writeFileSync(
      dataFolder(folder).log,
      'no database at all, but long enough to be read as one. '.repeat(99),
    );
    expect(kiosk().state).toMatchObject({ phase: 'ready', logFault: 'LOG_DAMAGED' });
  });
});

test('a trust list that is imported while the kiosk runs is used without a restart', async () => {
  await provision(folder, { pinCost: LIGHT_PIN });
  const up = kiosk();
  expect(up.state.trust.keys).toBe(0);
  const list = trustDocument(await createIssuer({ country: 'ID' }, new Date()));
  importAll(dataFolder(folder).trust, [list]);
  await vi.waitFor(() => expect(up.state.trust.keys).toBe(1), { timeout: 10_000 });
});

test('an officer signs in and out, and changes the language', async () => {
  await provision(folder, { pinCost: LIGHT_PIN });
  const up = kiosk();
  await expect(up.signIn('999999')).rejects.toMatchObject({ code: 'PIN_WRONG' });
  expect(up.state.officer).toBeNull();
  const budi = await up.signIn(OFFICER_PIN);
  expect(up.state.officer).toMatchObject({ name: 'Budi Santoso' });
  await up.works['site.setLanguage']({ language: 'en' }, by(budi));
  expect(up.state.site).toMatchObject({ language: 'en' });
  up.signOut();
  expect(up.state.officer).toBeNull();
  expect(kiosk().state.site).toMatchObject({ language: 'en' });
});

test('a trust list that is too old is told, and nothing stops; a fresh one is not', async () => {
  await provision(folder, { pinCost: LIGHT_PIN });
  const list = trustDocument(await createIssuer({ country: 'ID' }, new Date()));
  importAll(dataFolder(folder).trust, [list]);
  expect(kiosk().state.trust).toMatchObject({ keys: 1, stale: [], pending: [] });
  const later = new Kiosk({
    pinCost: LIGHT_PIN,
    folder,
    keyWrapper: null,
    now: () => new Date(Date.now() + 31 * 86_400_000),
    report: (what) => reported.push(what),
  });
  running.push(later);
  later.start();
  expect(later.state).toMatchObject({ phase: 'ready', trust: { keys: 1, stale: [{}] } });
});

describe('a clock that is wrong', () => {
  const DAY = 86_400_000;

  /** A kiosk whose clock is off by so many days. */
  function withClock(days: number) {
    const pc = { off: days * DAY };
    const made = new Kiosk({
      folder,
      keyWrapper: null,
      now: () => new Date(Date.now() + pc.off),
      report: (what) => reported.push(what),
    });
    made.start();
    running.push(made);
    return { made, pc };
  }

  /** Takes a list by a clock that is off by so many days. */
  async function take(days: number) {
    const list = trustDocument(await createIssuer({ country: 'ID' }, new Date()));
    const store = TrustStore.open(dataFolder(folder).trust);
    const imported = importTrust(Buffer.from(JSON.stringify(list)), { name: 'sample.json' });
    store.apply(store.plan(imported), new Date(Date.now() + days * DAY));
    store.close();
  }

  /** Since when at least it is, as the kiosk holds a clock against. */
  const believed = async (up: Kiosk) => {
    await vi.waitFor(() => expect(up.state.trust.keys).toBe(1), { timeout: 10_000 });
    return up.features.trust.service.believed.since;
  };

  test('a list that was taken while it was ahead leaves nobody amber once it is right', async () => {
    await provision(folder);
    const first = withClock(400);
    expect(first.made.state.clockJump).toMatchObject({ denied: false });
    await take(400);
    await believed(first.made);
    await first.made.close();
    const { made } = withClock(0);
    expect(made.state.clockJump).toBeNull();
    const since = await believed(made);
    expect(since === null || since.getTime() <= Date.now()).toBe(true);
  });

  test('set back, makes nobody green, until an admin has said that it is right', async () => {
    await provision(folder);
    await take(0);
    const { made, pc } = withClock(0);
    await believed(made);
    pc.off = -100 * DAY;
    await vi.waitFor(() => expect(made.state.clockJump).not.toBeNull(), { timeout: 10_000 });
    expect(made.features.trust.service.believed.since?.getTime()).toBeGreaterThan(Date.now() - DAY);
    const admin = await made.signIn(OFFICER_PIN);
    await made.works['clock.answer']({ answer: 'right' }, by(admin));
    expect(made.state.clockJump).toBeNull();
    const since = made.features.trust.service.believed.since;
    expect(since === null || since.getTime() <= Date.now() + pc.off).toBe(true);
  });
});
