import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { OfficeSettings, Site } from '#shared/domain/site.ts';
import { UpdateSettings } from '#shared/domain/update.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { NO_MACHINE } from '../../../src/main/machine.ts';
import { dataFolder } from '../../../src/main/site/data-folder.ts';
import { Driver } from '../../../src/main/sqlite/driver.ts';
import { by } from '../../support/asker.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, withLog } from '../../support/provision.ts';
import { cardText, REGENCY } from '../../support/site-cards.ts';

const LOG_REFUSES = expect.objectContaining({ name: 'LogError' });
const NOT_SAVED = expect.objectContaining({ code: 'SITE_NOT_SAVED' });
const cardIssuedAt = '2026-01-01T00:00:00Z';
const provisioning = { key: Buffer.from(REGENCY.raw).toString('base64'), issuer: 'Diskominfo', cardIssuedAt };

let folder: string;
let file: string;
let reported: string[];
let told: KioskState[];
const running: Kiosk[] = [];

function started(): Kiosk {
  const kiosk = new Kiosk({
    ...{ folder, pinCost: LIGHT_PIN, keyWrapper: null },
    now: () => new Date(),
    machine: { ...NO_MACHINE, nextDesk: () => '2' },
    report: (what) => reported.push(what),
  });
  kiosk.on('changed', (state) => told.push(state));
  kiosk.start();
  running.push(kiosk);
  return kiosk;
}

async function atWork(site: Record<string, unknown> = {}): Promise<{ kiosk: Kiosk; admin: Officer }> {
  await provision(folder, { pinCost: LIGHT_PIN, site });
  const kiosk = started();
  return { kiosk, admin: await kiosk.signIn(OFFICER_PIN) };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-settings-'));
  file = dataFolder(folder).site;
  reported = [];
  told = [];
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** What a setting's change comes to, whether it takes a while or not. */
const attempt = (change: () => unknown): Promise<unknown> => Promise.resolve().then(change);
const onStick = (admin: Officer) => by(admin, { folder: () => Promise.resolve(join(folder, 'stick')) });

/** Each setting that somebody changes at the desk: what it is called on record, and how. */
const SETTINGS: readonly [string, (kiosk: Kiosk, admin: Officer) => unknown][] = [
  ['office', (kiosk, admin) => kiosk.works['office.save']({ settings: oneDay(kiosk) }, by(admin))],
  ['backup-folder', (kiosk, admin) => kiosk.works['backup.chooseFolder'](undefined, onStick(admin))],
  ['displays', (kiosk, admin) => kiosk.works['displays.moveDesk'](undefined, by(admin))],
  [
    'updates',
    (kiosk, admin) =>
      kiosk.works['update.save']({ settings: UpdateSettings.parse({ install: 'night' }) }, by(admin)),
  ],
  ['language', (kiosk, admin) => kiosk.works['site.setLanguage']({ language: 'en' }, by(admin))],
  [
    'office-code',
    (kiosk, admin) => kiosk.works['office.identify']({ code: 'KEC-01', kind: 'kecamatan' }, by(admin)),
  ],
  [
    'scanner',
    (kiosk, admin) => {
      const { bench } = kiosk.features.scanner.service;
      bench.watch(true);
      bench.try({ kind: 'hid' });
      return kiosk.works['scanner.save'](undefined, by(admin));
    },
  ],
  ['regency-key', (kiosk, admin) => kiosk.features.siteCards.service.forgetRegency(admin)],
  [
    'card',
    (kiosk, admin) => {
      kiosk.features.siteCards.service.offer(Buffer.from(cardText({ policy: 'booster' })));
      expect(kiosk.state.siteCard).toMatchObject({ kind: 'offered' });
      kiosk.features.siteCards.service.take(admin);
    },
  ],
];

test.each(SETTINGS)('%s: recorded, saved and told, in that order', async (what, change) => {
  const { kiosk, admin } = await atWork({ provisioning });
  const before = onDisk();
  const length = await trailLength();
  await change(kiosk, admin);
  expect(kiosk.state.site).toEqual(onDisk());
  expect(onDisk()).not.toEqual(before);
  expect(told.at(-1)?.site).toEqual(onDisk());
  expect(await trailLength()).toBe(length + (what === 'card' ? 2 : 1));
  expect(leftovers()).toEqual([]);
});

describe('a log that refuses', () => {
  test.each(SETTINGS)('leaves %s as it was: in force, on disk and on the screens', async (_, change) => {
    const { kiosk, admin } = await atWork({ provisioning });
    const before = kiosk.state.site;
    const length = await trailLength();
    const policy = kiosk.features.policy.service.it.active;
    told = [];
    refuse(true);
    await expect(attempt(() => change(kiosk, admin))).rejects.toThrow(LOG_REFUSES);
    expect(kiosk.state.site).toEqual(before);
    expect(onDisk()).toEqual(before);
    expect(told.length).toBeGreaterThan(0);
    for (const state of told) expect(state.site).toEqual(before);
    expect(leftovers()).toEqual([]);
    expect(kiosk.features.policy.service.it.active).toEqual(policy);
    refuse(false);
    expect(await trailLength()).toBe(length);
    expect(started().state.site).toEqual(before);
    // … and goes through once the log takes it.
    await change(kiosk, admin);
    expect(onDisk()).toEqual(kiosk.state.site);
    expect(onDisk()).not.toEqual(before);
  });

  test('keeps a card’s rules out where it is the card itself that it does not record', async () => {
    const { kiosk, admin } = await atWork();
    refuse(true, `NEW.action = 'SITE_CARD_TAKEN'`);
    kiosk.features.siteCards.service.offer(Buffer.from(cardText({ policy: 'booster' })));
    expect(() => kiosk.features.siteCards.service.take(admin)).toThrow(LOG_REFUSES);
    expect(kiosk.features.policy.service.it.active.policy.id).toBe('ppu');
    expect(kiosk.state.site?.provisioning).toBeNull();
    expect(await trail()).not.toContain('POLICY_ACTIVATED');
    refuse(false);
    expect(started().features.policy.service.it.active.policy.id).toBe('ppu');
  });

  test('sets nothing up, and does not keep the recovery code to itself when it is tried again', async () => {
    const kiosk = started();
    const site = Site.parse({ version: 1, name: 'Kelurahan Nenang', scanner: null });
    const officer = { name: 'Budi Santoso', pin: OFFICER_PIN };
    refuse(true, `NEW.action = 'SETUP_FINISHED'`);
    await expect(kiosk.features.site.service.finish(site, officer)).rejects.toThrow(LOG_REFUSES);
    expect(kiosk.state).toMatchObject({ phase: 'setup', site: null });
    expect(readdirSync(folder)).not.toContain('site.json');
    expect(leftovers()).toEqual([]);
    refuse(false);
    const code = await kiosk.features.site.service.finish(site, officer);
    expect(kiosk.state.phase).toBe('ready');
    expect(onDisk()).toEqual(kiosk.state.site);
    await kiosk.works['officer.recover'](
      { code: code ?? '', pin: '628401' },
      by({ id: 1, name: '', role: 'admin' }),
    );
  });
});

describe('a disk that refuses', () => {
  test.each(SETTINGS)('from the start: %s does not hold, and the record says so', async (what, change) => {
    const { kiosk, admin } = await atWork({ provisioning });
    const before = kiosk.state.site;
    // What is written beside the file has no place.
    mkdirSync(`${file}.${process.pid}.new`);
    told = [];
    await expect(attempt(() => change(kiosk, admin))).rejects.toThrow(NOT_SAVED);
    expect(kiosk.state.site).toEqual(before);
    expect(onDisk()).toEqual(before);
    for (const state of told) expect(state.site).toEqual(before);
    expect(told.length).toBeGreaterThan(0);
    expect(await lastRow()).toMatchObject({
      ...{ action: 'SETTINGS_NOT_SAVED', officerId: admin.id, detail: { what } },
    });
    expect(kiosk.features.policy.service.it.active.policy.id).toBe('ppu');
    rmSync(`${file}.${process.pid}.new`, { recursive: true });
    await change(kiosk, admin);
    expect(onDisk()).toEqual(kiosk.state.site);
  });

  test.each(SETTINGS)(
    'after it is on record: %s does not hold, and the record says so',
    async (what, change) => {
      const { kiosk, admin } = await atWork({ provisioning });
      const before = kiosk.state.site;
      const unblock = block();
      told = [];
      await expect(attempt(() => change(kiosk, admin))).rejects.toThrow(NOT_SAVED);
      expect(kiosk.state.site).toEqual(before);
      for (const state of told) expect(state.site).toEqual(before);
      expect(told.length).toBeGreaterThan(0);
      expect(await trail()).toContain('SETTINGS_NOT_SAVED');
      expect(leftovers()).toEqual([]);
      // The rules that came with a card go with it.
      expect(kiosk.features.policy.service.it.active.policy.id).toBe('ppu');
      unblock();
      expect(onDisk()).toEqual(before);
      await change(kiosk, admin);
      expect(onDisk()).toEqual(kiosk.state.site);
      expect(what).not.toBe('');
    },
  );

  test('and a log that refuses as well just then: the record says so once it can', async () => {
    const { kiosk, admin } = await atWork();
    const before = kiosk.state.site;
    const unblock = block();
    refuse(true, `NEW.action = 'SETTINGS_NOT_SAVED'`);
    await expect(attempt(() => kiosk.works['displays.moveDesk'](undefined, by(admin)))).rejects.toThrow(
      NOT_SAVED,
    );
    expect(kiosk.state.site).toEqual(before);
    expect(await lastRow()).toMatchObject({ action: 'SETTINGS_CHANGED' });
    unblock();
    // Nothing else is changed before that.
    await expect(
      attempt(() => kiosk.works['site.setLanguage']({ language: 'en' }, by(admin))),
    ).rejects.toThrow(LOG_REFUSES);
    refuse(false);
    await kiosk.works['site.setLanguage']({ language: 'en' }, by(admin));
    expect((await trail()).slice(0, 3)).toEqual([
      'SETTINGS_CHANGED',
      'SETTINGS_NOT_SAVED',
      'SETTINGS_CHANGED',
    ]);
    expect(onDisk()).toMatchObject({ language: 'en', deskDisplay: null });
    expect(leftovers()).toEqual([]);
  });
});

test('a program that ended between the record and the disk: the next start says that nothing came of it', async () => {
  const { kiosk, admin } = await atWork();
  const before = kiosk.state.site;
  const length = await trailLength();
  // As it lies there after a power cut: on record, and beside the file.
  await withLog(folder, (log) =>
    log.audit({
      at: new Date().toISOString(),
      action: 'SETTINGS_CHANGED',
      officerId: admin.id,
      detail: { what: 'office' },
    }),
  );
  writeFileSync(`${file}.4711.new`, JSON.stringify({ ...before, retentionDays: 1 }));
  await Promise.all(running.splice(0).map((each) => each.close()));
  const again = started();
  expect(again.state.site).toEqual(before);
  await expect.poll(() => leftovers(), { timeout: 10_000 }).toEqual([]);
  expect(await lastRow()).toMatchObject({
    ...{ action: 'SETTINGS_NOT_SAVED', officerId: null, detail: { what: 'interrupted' } },
  });
  expect(await trailLength()).toBe(length + 2);
});

/** The shortest retention: what it destroys is gone for good. */
function oneDay(kiosk: Kiosk): OfficeSettings {
  const { name, presence, display, duplicateSeconds, backup } = Site.parse(kiosk.state.site);
  const { everyHours, keep } = backup;
  return OfficeSettings.parse({
    ...{ name, presence, display, duplicateSeconds, retentionDays: 1 },
    backup: { everyHours, keep },
  });
}

/** Has the log's database refuse rows of the audit trail, or take them again. */
function refuse(on: boolean, which = `NEW.kind = 'audit'`): void {
  const db = new Driver(dataFolder(folder).log);
  try {
    db.exec(
      on
        ? `CREATE TRIGGER refuse BEFORE INSERT ON entries WHEN ${which} BEGIN SELECT RAISE(ABORT, 'refused'); END`
        : 'DROP TRIGGER refuse',
    );
  } finally {
    db.close();
  }
}

/** Puts something in the place of the settings' file that no file takes the place of. Returns what takes it away. */
function block(): () => void {
  renameSync(file, `${file}.aside`);
  mkdirSync(join(file, 'in the way'), { recursive: true });
  return () => {
    rmSync(file, { recursive: true });
    renameSync(`${file}.aside`, file);
  };
}

const onDisk = (): Site => Site.parse(JSON.parse(readFileSync(file, 'utf8')));
const leftovers = () => readdirSync(folder).filter((name) => /^site\.json\..*new$/.test(name));
const rows = () => withLog(folder, (log) => log.listAudit({ limit: 50 }));
const trail = async () => (await rows()).map(({ action }) => action);
const trailLength = async () => (await rows()).length;
const lastRow = async () => (await rows())[0];
