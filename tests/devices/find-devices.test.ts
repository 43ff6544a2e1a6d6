import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { accessOf } from '../../src/main/scanner-setup/access.ts';
import { BARE_DESCRIPTOR, KEYBOARD_DESCRIPTOR } from '../main/scanner/reports.ts';
import {
  hasUmockdev,
  type MockHid,
  type MockRun,
  type MockTty,
  runWithDevices,
} from '../support/umockdev.ts';

let run: MockRun | null = null;
afterEach(async () => {
  await run?.end();
  run = null;
});

/** What the scanner page would list where these devices are plugged in. */
async function found(...devices: (MockHid | MockTty)[]): Promise<FoundDevice[]> {
  const lister = join(import.meta.dirname, '../support/device-lister.ts');
  run = await runWithDevices(devices, [lister]);
  await vi.waitFor(() => expect(run?.lines).toHaveLength(1), { timeout: 15_000, interval: 20 });
  return z.array(FoundDevice).parse(JSON.parse(run.lines[0] ?? ''));
}

const port = (vendorId: string, productId: string): MockTty => ({
  tty: true,
  vendorId,
  productId,
  reports: [],
});
const hid = (vendorId: string, productId: string, descriptor: Uint8Array): MockHid => ({
  ...{ vendorId, productId, descriptor, reports: [] },
});

describe.skipIf(!hasUmockdev)('what is plugged in (skipped where umockdev-run is not installed)', () => {
  test('a scanner in HID POS mode, and ports with the maker where one is known', async () => {
    const devices = await found(
      hid('0c2e', '0b07', BARE_DESCRIPTOR),
      port('1eab', '0106'),
      port('0403', '6001'),
    );
    expect(devices).toMatchObject([
      { kind: 'hid', path: '/dev/hidraw0', maker: 'Honeywell', vendorId: '0c2e', productId: '0b07' },
      { kind: 'serial', path: '/dev/ttyACM1', maker: 'Newland', port: { by: 'usb', vendorId: '1eab' } },
      { kind: 'serial', path: '/dev/ttyACM2', maker: null, port: { by: 'usb', vendorId: '0403' } },
    ]);
  });

  test('two alike are told apart by their serial numbers', async () => {
    const devices = await found(port('0c2e', '0b61'), port('0c2e', '0b61'));
    expect(devices.map((device) => device.port)).toEqual([
      { by: 'usb', vendorId: '0c2e', productId: '0b61', serialNumber: 'SN0' },
      { by: 'usb', vendorId: '0c2e', productId: '0b61', serialNumber: 'SN1' },
    ]);
  });

  test('a scanner of a known maker in another mode says so; others’ devices are none of ours', async () => {
    const devices = await found(
      hid('0c2e', '0b62', KEYBOARD_DESCRIPTOR),
      hid('046d', 'c31c', KEYBOARD_DESCRIPTOR),
    );
    expect(devices.map(({ vendorId }) => vendorId)).toEqual(['0c2e']);
    expect(['wedge', 'other']).toContain(devices[0]?.kind);
    expect(['typing', 'mode']).toContain(devices[0]?.state);
  });
});

describe('access', () => {
  const ids = { vendorId: '0c2e', productId: '0b61' };

  test('what another program has open: by that program’s name; what this one has open: by nobody', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-access-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'port');
    const ours = openSync(file, 'w+');
    onTestFinished(() => closeSync(ours));
    expect(await accessOf(file, ids)).toEqual({ permission: null, holder: null, driver: null });
    const other = spawn('sh', ['-c', 'exec sleep 60 < "$0"', file]);
    onTestFinished(() => void other.kill());
    await vi.waitFor(async () => expect((await accessOf(file, ids)).holder).toBe('sleep'), { timeout: 5000 });
  });

  test('not ours to open: whose it is, and the udev line where the rule does not have it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-access-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'hidraw7');
    writeFileSync(file, '');
    chmodSync(file, 0o640);
    chmodSync(folder, 0o755);
    const asNobody = process.getuid?.() === 0;
    if (!asNobody) chmodSync(file, 0o000);
    const script = `import { accessOf } from ${JSON.stringify(join(import.meta.dirname, '../../src/main/scanner-setup/access.ts'))};
      ${asNobody ? 'process.setgid(65534); process.setuid(65534);' : ''}
      const known = await accessOf(${JSON.stringify(file)}, ${JSON.stringify(ids)});
      const other = await accessOf(${JSON.stringify(file)}, { vendorId: '1234', productId: '5678' });
      console.log(JSON.stringify([known.permission, other.permission]));`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    const [known, other] = z.array(FoundDevice.shape.permission).parse(JSON.parse(ran.stdout));
    expect(known).toMatchObject({ covered: true, mode: asNobody ? 'crw-r-----' : 'c---------' });
    if (asNobody) expect(known).toMatchObject({ owner: 'root', group: 'root' });
    expect(other).toMatchObject({
      covered: false,
      line: 'ACTION!="remove", SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1234", ATTRS{idProduct}=="5678", TAG+="uaccess"',
    });
  });
});
