import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handlersOf } from '../../../src/main/ipc/answer.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { NO_MACHINE } from '../../../src/main/machine.ts';
import { dataFolder } from '../../../src/main/site/data-folder.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, withLog } from '../../support/provision.ts';

const PETUGAS_PIN = '135791';

let folder: string;
let kiosk: Kiosk;
let ended: number;

function start() {
  kiosk = new Kiosk({
    folder,
    pinCost: LIGHT_PIN,
    keyWrapper: null,
    now: () => new Date(),
    machine: { ...NO_MACHINE, quit: () => (ended += 1) },
    report: () => undefined,
  });
  kiosk.start();
  return handlersOf(kiosk, kiosk.works);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-machine-'));
  ended = 0;
});

afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('before there is an officer, whoever installs it may end the kiosk', async () => {
  await start()['kiosk.leave']({ pin: '' });
  expect(ended).toBe(1);
});

describe('where the settings were damaged and there are officers', () => {
  beforeEach(async () => {
    await provision(folder, {
      pinCost: LIGHT_PIN,
      officers: [{ name: 'Rina', pin: PETUGAS_PIN, role: 'petugas' }],
    });
    writeFileSync(dataFolder(folder).site, '{"version":1,"na');
  });

  test.each([
    ['nobody’s PIN', '', 'NOT_SIGNED_IN'],
    ['a wrong one', '909182', 'PIN_WRONG'],
    ['an officer’s', PETUGAS_PIN, 'NOT_ALLOWED'],
  ])('%s does not end the kiosk', async (_whose, pin, code) => {
    const handlers = start();
    expect(kiosk.phase).toBe('setup');
    await expect(handlers['kiosk.leave']({ pin })).rejects.toMatchObject({ code });
    expect(ended).toBe(0);
  });

  test('an admin’s does, on record', async () => {
    await start()['kiosk.leave']({ pin: OFFICER_PIN });
    expect(ended).toBe(1);
    const actions = await withLog(folder, (log) => log.listAudit({ limit: 5 }).map(({ action }) => action));
    expect(actions).toContain('KIOSK_LEFT');
  });

  test('asking without a PIN is no wrong PIN: it locks nobody out', async () => {
    const handlers = start();
    for (let time = 1; time <= 10; time++)
      await expect(handlers['kiosk.leave']({ pin: '' })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await handlers['kiosk.leave']({ pin: OFFICER_PIN });
    expect(ended).toBe(1);
  });
});
