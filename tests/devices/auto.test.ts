import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BARE_DESCRIPTOR, VENDORS } from '../main/scanner/reports.ts';
import {
  hasUmockdev,
  type MockHid,
  type MockRun,
  type MockTty,
  runWithDevices,
} from '../support/umockdev.ts';

const [honeywell, zebra] = VENDORS;
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function hidScanner(vendor: typeof honeywell, code: string): MockHid {
  const reports = vendor?.reports(bytesOf(code)) ?? [];
  return {
    vendorId: vendor?.vendorId ?? '',
    productId: '0b07',
    descriptor: BARE_DESCRIPTOR,
    reports: reports.map((bytes, i) => ({ after: i === 0 ? 2500 : 80, bytes })),
  };
}

const port = (vendorId: string, productId: string, code: string): MockTty => ({
  tty: true,
  vendorId,
  productId,
  reports: [{ after: 2500, bytes: bytesOf(`${code}\r`) }],
});

let run: MockRun | null = null;
afterEach(async () => {
  await run?.end();
  run = null;
});

async function start(...devices: (MockHid | MockTty)[]): Promise<void> {
  const reader = join(import.meta.dirname, '../support/scanner-reader.ts');
  run = await runWithDevices(devices, [reader, '{"kind":"auto"}']);
}

const hex = (text: string): string => Buffer.from(text).toString('hex');
const lines = (): string => run?.lines.join('\n') ?? '';
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 20 });

describe.skipIf(!hasUmockdev)('found by itself (skipped where umockdev-run is not installed)', () => {
  test('two in HID POS mode and one on a port, all at once, each its own source', async () => {
    await start(
      hidScanner(honeywell, 'from Honeywell'),
      hidScanner(zebra, 'from Zebra'),
      port('1eab', '0106', 'from Newland'),
    );
    await until(() => {
      expect(lines()).toContain(`"source":"hid:/dev/hidraw0","at"`);
      for (const maker of ['Honeywell', 'Zebra', 'Newland']) expect(lines()).toContain(hex(`from ${maker}`));
    });
    expect(lines()).toContain('"source":"hid:/dev/hidraw1"');
    expect(lines()).toContain('"source":"serial:/dev/ttyACM2"');
    const devices = ['/dev/hidraw0', '/dev/hidraw1', '/dev/ttyACM2'];
    const last = run?.lines.filter((line) => line.includes('"status"')).at(-1) ?? '';
    expect(last).toContain('"state":"connected"');
    for (const device of devices) expect(last).toContain(device);
  });

  test('a port that is not known to be a scanner’s is left alone', async () => {
    await start(port('0403', '6001', 'not asked'), port('0c2e', '0b61', 'asked'));
    await until(() => expect(lines()).toContain(hex('asked')));
    expect(lines()).not.toContain('/dev/ttyACM0');
    expect(lines()).not.toContain(hex('not asked'));
  });

  test('close completes with devices open, and with none', async () => {
    await start(port('0c2e', '0b61', ''), hidScanner(honeywell, ''));
    await until(() => expect(lines()).toContain('"state":"connected"'));
    await run?.end();
    expect(run?.lines.at(-1)).toBe('{"closed":true}');
    await start();
    await run?.end();
    expect(run?.lines).toEqual(['{"closed":true}']);
  });
});
