// Runs as the only program of a virtual machine (npm run test:vm): scanners that the kernel itself believes in, from
// plugging in to pulling out, through node-hid and the kiosk's own code.
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scanner } from '../../src/main/scanner/driver.ts';
import type { Scan } from '../../src/main/scanner/scan.ts';
import { createScanner } from '../../src/main/scanner/scanner.ts';
import { STANDARD_DESCRIPTOR, VENDORS } from '../main/scanner/reports.ts';
import { plug, type UhidDevice } from './uhid.ts';

const HONEYWELL = 0x0c2e;
const NEWLAND = 0x1eab;
const CODE = `HC1:${'6BFOXN*TS0BI$ZD-PHQ7I9AD66V5B22CH9M9ESI9XBHXK-%69LQOGI.*V76GCV4*XUA2P-FHT-'.repeat(23)}`;

/** A boot keyboard's descriptor, as of HID 1.11, appendix B.1, without its lights. */
const KEYBOARD = Uint8Array.from([
  ...[0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01],
  ...[0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01],
  ...[0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0],
]);

const reportsOf = (code: string): Uint8Array[] => {
  // The layout that its descriptor says.
  const vendor = VENDORS.find(({ descriptor }) => descriptor === STANDARD_DESCRIPTOR);
  return vendor?.reports(Uint8Array.from(Buffer.from(code, 'latin1'))) ?? [];
};

const plugScanner = (vendorId: number): UhidDevice =>
  plug({ name: 'Scanner', vendorId, productId: 0x0b07, descriptor: STANDARD_DESCRIPTOR });

async function speak(device: UhidDevice, reports: readonly Uint8Array[]): Promise<void> {
  for (const report of reports) {
    device.say(report);
    await sleep(2);
  }
}

/** Waits for something to become so; says what it was where it does not. */
async function until(what: string, check: () => boolean): Promise<void> {
  for (let i = 0; i < 1500; i++) {
    if (check()) {
      process.stdout.write(`ok: ${what}\n`);
      return;
    }
    await sleep(10);
  }
  assert.fail(`did not come: ${what}; ${JSON.stringify({ status: scanner.status, scans: scans.map(say) })}`);
}

const scans: Scan[] = [];
const say = ({ source, ending, bytes }: Scan): string =>
  `${source} ${ending} ${Buffer.from(bytes).toString('latin1')}`;
const openHidraw = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith('/dev/hidraw');
    } catch {
      return false;
    }
  }).length;
const connected = (count: number): boolean =>
  scanner.status.state === 'connected' && scanner.status.devices?.length === count;

const { devicesAsync } = await import('node-hid');
const scanner: Scanner = createScanner({ kind: 'auto' });
scanner.onScan((scan) => scans.push(scan));
scanner.start();
await sleep(1500);
assert.equal(scanner.status.state, 'searching');

const first = plugScanner(HONEYWELL);
await until('plugged in while the kiosk runs, it is found', () => connected(1));
const [listed] = await devicesAsync();
assert.equal(listed?.usagePage, 0x8c, 'the kernel says: a bar code scanner');
await until('a Honeywell is told to talk', () => first.features.some(([id, on]) => id === 254 && on === 1));

await speak(first, reportsOf(CODE));
await until(`a code of ${CODE.length} characters`, () => scans.length === 1);
assert.equal(say(scans[0] ?? assert.fail()), `hid:${listed.path ?? ''} whole ${CODE}`);

const second = plugScanner(NEWLAND);
await until('a second one at once', () => connected(2));
await Promise.all([speak(first, reportsOf(`1${CODE}`)), speak(second, reportsOf(`2${CODE}`))]);
await until('both at once, not mixed', () => scans.length === 3);
assert.deepEqual(
  scans
    .slice(1)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .sort(),
  [`1${CODE}`, `2${CODE}`],
);

await speak(first, reportsOf(CODE).slice(0, 5));
first.unplug();
await until('pulled out in the middle of a code: what came is open', () => scans[3]?.ending === 'open');
assert.ok(CODE.startsWith(Buffer.from(scans[3]?.bytes ?? []).toString('latin1')));
await until('the other one stays', () => connected(1));
second.unplug();
await until('without any it is lost', () => scanner.status.state === 'lost');

process.seteuid?.('nobody');
const third = await asRoot(() => plugScanner(HONEYWELL));
await until('not ours to open: denied', () => scanner.status.state === 'denied');
await asRoot(() => chmodSync(scanner.status.device ?? '', 0o666));
await until('with the permission it is back by itself', () => connected(1));
await speak(third, reportsOf('again'));
await until('and read', () => scans.length === 5);
await asRoot(() => undefined, true);
third.unplug();
await until('lost again', () => scanner.status.state === 'lost');

const typing = plug({ name: 'Typing', vendorId: HONEYWELL, productId: 0x0b61, descriptor: KEYBOARD });
await until('one that types is seen by its maker', () => scanner.status.device === 'keyboard');
typing.unplug();
await until('and missed', () => scanner.status.state === 'lost');

await scanner.close();
assert.equal(openHidraw(), 0, 'no descriptor is left');
process.stdout.write('ok: closed\n');

/** Does something that only root may, then is nobody again (or stays root). */
async function asRoot<T>(work: () => T, stay = false): Promise<T> {
  process.seteuid?.(0);
  const result = work();
  await sleep(0);
  if (!stay) process.seteuid?.('nobody');
  return result;
}
