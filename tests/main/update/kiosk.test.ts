import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import { UpdateSettings } from '#shared/domain/update.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { by } from '../../support/asker.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, withLog } from '../../support/provision.ts';
import { putUpdate, runningImage } from '../../support/release.ts';
import { temporaryFolder } from '../log/fixture.ts';

/** In WITA, which is UTC+8: the office of the sample is awake from 05:30 to 19:00. */
const NOON = new Date('2022-03-01T12:00:00+08:00');
const NIGHT = new Date('2022-03-01T23:00:00+08:00');
/** Two ticks, and what they begin. */
const TICKS_MS = 4500;

let data: string;
let program: string;
let now: Date;
let restarts: number;

beforeEach(async () => {
  data = temporaryFolder();
  program = join(data, 'Gerbang.AppImage');
  writeFileSync(program, 'old');
  restarts = 0;
  await provision(data, { pinCost: LIGHT_PIN, site: { updates: { install: 'night' } } });
  mkdirSync(join(data, 'updates'));
  putUpdate(join(data, 'updates'), 'new');
});

function start(): Kiosk {
  const kiosk = new Kiosk({
    pinCost: LIGHT_PIN,
    folder: data,
    keyWrapper: null,
    now: () => now,
    report: () => undefined,
    program: runningImage(program, () => (restarts += 1)),
  });
  kiosk.start();
  onTestFinished(() => kiosk.close());
  return kiosk;
}

const ticks = () => new Promise((resolve) => setTimeout(resolve, TICKS_MS));

test('at noon an update waits, and the desk knows of it', async () => {
  now = NOON;
  const kiosk = start();
  expect(kiosk.state.update).toEqual({ kind: 'ready', version: '0.2.0' });
  await ticks();
  expect([restarts, readFileSync(program, 'utf8')]).toEqual([0, 'old']);
}, 20_000);

test('at night it waits for whoever is at the desk, and is then installed, on record', async () => {
  now = NIGHT;
  const kiosk = start();
  await kiosk.signIn(OFFICER_PIN);
  await ticks();
  expect(restarts).toBe(0);
  kiosk.signOut();
  await vi.waitFor(() => expect(restarts).toBe(1), { timeout: 10_000 });
  expect(readFileSync(program, 'utf8')).toBe('new');
  const rows = await withLog(data, (log) => log.listAudit({ limit: 5 }));
  expect(rows[0]).toMatchObject({
    action: 'UPDATE_BEGUN',
    officerId: null,
    detail: { version: '0.2.0', from: '0.1.0' },
  });
}, 30_000);

test('other settings are kept, on record, and hold', async () => {
  now = NOON;
  const kiosk = start();
  const admin = await kiosk.signIn(OFFICER_PIN);
  const updates = UpdateSettings.parse({ install: 'ask', everyHours: 6 });
  await kiosk.works['update.save']({ settings: updates }, by(admin));
  expect(kiosk.state.site?.updates).toEqual(updates);
  expect(JSON.parse(readFileSync(join(data, 'site.json'), 'utf8'))).toMatchObject({ updates });
  const rows = await withLog(data, (log) => log.listAudit({ limit: 5 }));
  expect(rows[0]).toMatchObject({
    action: 'SETTINGS_CHANGED',
    officerId: admin.id,
    detail: { what: 'updates' },
  });
});

test('settings of before there were updates still load', () => {
  now = NOON;
  const file = join(data, 'site.json');
  const former = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify({ ...former, updates: undefined }));
  expect(start().state.site?.updates).toEqual(UpdateSettings.parse({}));
});
