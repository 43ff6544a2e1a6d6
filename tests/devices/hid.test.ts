import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { HidScannerSettings } from '../../src/shared/domain/site.ts';
import { BARE_DESCRIPTOR, KEYBOARD_DESCRIPTOR, VENDORS } from '../main/scanner/reports.ts';
import { hasUmockdev, type MockHid, type MockRun, runWithDevices } from '../support/umockdev.ts';

const LONG_CODE = `HC1:${'6BFOXN*TS0BI$ZD-PHQ7I9AD66V5B22CH9M9ESI9XBHXK-%69LQOGI.*V76GCV4*X^UA2P-FHT'.repeat(4)}`;
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The first report waits for the program to have the device open: what comes before is run together. */
function spoken(reports: readonly Uint8Array[]): MockHid['reports'] {
  return reports.map((bytes, i) => ({ after: i === 0 ? 1500 : 80, bytes }));
}

const Printed = z.union([
  z.object({ status: z.object({ state: z.string(), device: z.string().nullable() }) }),
  z.object({ scan: z.object({ source: z.string(), ending: z.string(), hex: z.string() }) }),
  z.object({ closed: z.literal(true) }),
]);

let run: MockRun | null = null;
afterEach(async () => {
  await run?.end();
  run = null;
});

async function start(devices: MockHid[], settings: HidScannerSettings = { kind: 'hid' }): Promise<void> {
  const reader = join(import.meta.dirname, '../support/scanner-reader.ts');
  run = await runWithDevices(devices, [reader, JSON.stringify(settings)]);
}

/** What the reader printed, in words: a scan as `source ending text`, a status as `state device`. */
function printed(): string[] {
  return (run?.lines ?? []).map((line) => {
    const event = Printed.parse(JSON.parse(line));
    if ('scan' in event) {
      const { source, ending, hex } = event.scan;
      return `${source} ${ending} ${Buffer.from(hex, 'hex').toString('latin1')}`;
    }
    return 'status' in event ? `${event.status.state} ${event.status.device ?? '-'}` : 'closed';
  });
}

const untilPrinted = (...expected: string[]): Promise<void> =>
  vi.waitFor(() => expect(printed()).toEqual(expected), { timeout: 15_000, interval: 20 });

// umockdev gives two reports as one, cut to a report's length, to a reader that the machine lets wait too long.
describe.skipIf(!hasUmockdev)(
  'HID POS through node-hid (skipped where umockdev-run is not installed)',
  { retry: 2 },
  () => {
    test.each(VENDORS)('$name', async (vendor) => {
      const reports = [LONG_CODE, 'next'].map(bytesOf).flatMap((code) => vendor.reports(code));
      const descriptor = vendor.descriptor ?? BARE_DESCRIPTOR;
      await start([{ vendorId: vendor.vendorId, productId: '0b07', descriptor, reports: spoken(reports) }]);
      await untilPrinted(
        'connected /dev/hidraw0',
        `hid:/dev/hidraw0 whole ${LONG_CODE}`,
        'hid:/dev/hidraw0 whole next',
      );
    });

    test('half a code then silence is open', async () => {
      const [vendor] = VENDORS;
      const reports = vendor?.reports(bytesOf(LONG_CODE)).slice(0, 2) ?? [];
      await start([
        { vendorId: '0c2e', productId: '0b07', descriptor: BARE_DESCRIPTOR, reports: spoken(reports) },
      ]);
      await untilPrinted('connected /dev/hidraw0', `hid:/dev/hidraw0 open ${LONG_CODE.slice(0, 112)}`);
    });

    test('two scanners at once do not mix, and a keyboard is left alone', async () => {
      const [first, second] = VENDORS.map(({ vendorId, descriptor, reports }, i) => ({
        vendorId,
        productId: `000${i}`,
        descriptor: descriptor ?? BARE_DESCRIPTOR,
        reports: spoken(reports(bytesOf(`${i}${LONG_CODE}`))),
      }));
      if (!first || !second) throw new Error('no vendors');
      const keyboard = { ...first, productId: '0b62', descriptor: KEYBOARD_DESCRIPTOR };
      await start([keyboard, first, second]);
      await vi.waitFor(
        () => {
          expect(printed()[0]).toBe('connected /dev/hidraw1');
          expect(printed().slice(1).sort()).toEqual([
            `hid:/dev/hidraw1 whole 0${LONG_CODE}`,
            `hid:/dev/hidraw2 whole 1${LONG_CODE}`,
          ]);
        },
        { timeout: 15_000, interval: 20 },
      );
    });

    test('only the model that is named, where one is', async () => {
      const device = (productId: string): MockHid => ({
        vendorId: '0c2e',
        productId,
        descriptor: BARE_DESCRIPTOR,
        reports: spoken(VENDORS[0]?.reports(bytesOf(productId)) ?? []),
      });
      await start([device('0001'), device('0002')], {
        kind: 'hid',
        device: { vendorId: '0c2e', productId: '0002' },
      });
      await untilPrinted('connected /dev/hidraw1', 'hid:/dev/hidraw1 whole 0002');
    });

    test('close completes, with a device and without', async () => {
      await start([{ vendorId: '0c2e', productId: '0b07', descriptor: BARE_DESCRIPTOR, reports: [] }]);
      await untilPrinted('connected /dev/hidraw0');
      await run?.end();
      expect(printed()).toEqual(['connected /dev/hidraw0', 'closed']);
      await start([]);
      await run?.end();
      expect(printed()).toEqual(['closed']);
    });
  },
);
