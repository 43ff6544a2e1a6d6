import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SerialScannerSettings } from '../../src/shared/domain/site.ts';
import { hasUmockdev, type MockRun, type MockTty, runWithDevices } from '../support/umockdev.ts';

const scanner = (productId: string, ...codes: string[]): MockTty => ({
  tty: true,
  vendorId: '0c2e',
  productId,
  reports: codes.map((code) => ({ after: 1500, bytes: Uint8Array.from(Buffer.from(`${code}\r`)) })),
});

let run: MockRun | null = null;
afterEach(async () => {
  await run?.end();
  run = null;
});

async function start(devices: MockTty[], port: SerialScannerSettings['port'], env = {}): Promise<void> {
  const reader = join(import.meta.dirname, '../support/scanner-reader.ts');
  run = await runWithDevices(devices, [reader, JSON.stringify({ kind: 'serial', port })], env);
}

const untilPrinted = (...parts: string[]): Promise<void> =>
  vi.waitFor(
    () => {
      expect(run?.lines).toHaveLength(parts.length);
      for (const [i, part] of parts.entries()) expect(run?.lines[i]).toContain(part);
    },
    { timeout: 15_000, interval: 20 },
  );

const hex = (text: string): string => `"hex":"${Buffer.from(text).toString('hex')}"`;

describe.skipIf(!hasUmockdev)('a port found by USB id (skipped where umockdev-run is not installed)', () => {
  test('the device with these ids is opened, whatever its number, and read', async () => {
    await start([scanner('0001', 'other'), scanner('0002', 'HC1:ABC')], {
      by: 'usb',
      vendorId: '0c2e',
      productId: '0002',
    });
    await untilPrinted('{"state":"connected","device":"/dev/ttyACM1"}', hex('HC1:ABC'));
  });

  test('of two alike, the one with the serial number', async () => {
    await start([scanner('0001', 'first'), scanner('0001', 'second')], {
      by: 'usb',
      vendorId: '0c2e',
      productId: '0001',
      serialNumber: 'SN1',
    });
    await untilPrinted('/dev/ttyACM1', hex('second'));
  });

  test('without udevadm it is found all the same', async () => {
    await start(
      [scanner('0001', 'other'), scanner('0002', 'HC1:ABC')],
      { by: 'usb', vendorId: '0c2e', productId: '0002', serialNumber: 'SN1' },
      { PATH: '/nonexistent' },
    );
    await untilPrinted('/dev/ttyACM1', hex('HC1:ABC'));
  });
});
