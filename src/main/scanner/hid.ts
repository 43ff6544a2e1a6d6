import type * as nodeHid from 'node-hid';
import type { ScannerDevice } from '#shared/domain/kiosk.ts';
import type { HidScannerSettings } from '#shared/domain/site.ts';
import { type Clock, pause } from './clock.ts';
import { Outlet, type Scanner, scannerOf } from './driver.ts';
import type { HidDescription } from './hid-descriptor.ts';
import { describeDevice, type Hid, isTypingScanner, loadHid, SCANNER_PAGE } from './hid-list.ts';
import { ReportAssembler } from './hid-report.ts';
import { Line } from './line.ts';
import { mergeStatus } from './merge-status.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { undress } from './undress.ts';

/** How often to look for scanners that were plugged in, in milliseconds. */
const LOOK = 1000;

const HONEYWELL = 0x0c2e;
/** Turns reading over HID POS on; without it some models send nothing. */
const HONEYWELL_HOST_MODE = [254, 1];

/**
 * All scanners in HID POS mode (usage page 0x8c), or those of one model, through `node-hid`: found when they are
 * plugged in, let go when they are unplugged. Each is a source of its own, named by its path.
 * @param onTyping told whether a scanner of a known maker is there as a keyboard, whenever that changes
 */
export function createHidScanner(
  settings: HidScannerSettings,
  clock: Clock,
  onTyping: (isThere: boolean) => void = () => undefined,
): Scanner {
  const outlet = new Outlet(mergeStatus([], false));
  return scannerOf(outlet, (stop) => keepLooking(settings, clock, outlet, stop, onTyping));
}

async function keepLooking(
  settings: HidScannerSettings,
  clock: Clock,
  outlet: Outlet,
  stop: AbortSignal,
  onTyping: (isThere: boolean) => void,
): Promise<void> {
  const hid = await loadHid();
  if (hid === null) return;
  const open = new Map<string, { close(): Promise<void> }>();
  let wasConnected = false;
  let wasTyping = false;

  const report = (refused: ReadonlyMap<string, Refusal>): void => {
    const devices: ScannerDevice[] = [
      ...[...open.keys()].map((device) => ({ kind: 'hid', state: 'connected', device }) as const),
      // One that is gone while it is opened was not there.
      ...[...refused].flatMap(([device, state]) =>
        state === 'searching' ? [] : [{ kind: 'hid', state, device } as const],
      ),
    ];
    outlet.report(mergeStatus(devices, wasConnected));
  };

  while (!stop.aborted) {
    const devices = await hid.devicesAsync().catch((): nodeHid.Device[] => []);
    const found = await findScanners(devices, settings);
    const isTyping = devices.some(isTypingScanner);
    if (isTyping !== wasTyping) onTyping(isTyping);
    wasTyping = isTyping;
    const paths = new Set(found.map(({ path }) => path));
    await Promise.all([...open].filter(([path]) => !paths.has(path)).map(([, scanner]) => scanner.close()));
    const refused = new Map<string, Refusal>();
    for (const scanner of found.filter(({ path }) => !open.has(path))) {
      const device = await openDevice(hid, scanner);
      if (typeof device === 'string') {
        refused.set(scanner.path, device);
        continue;
      }
      wasConnected = true;
      const reader = read(device, scanner, clock, outlet, () => {
        open.delete(scanner.path);
        report(new Map());
      });
      open.set(scanner.path, reader);
    }
    report(refused);
    await pause(clock, LOOK, stop);
  }
  await Promise.all([...open.values()].map((scanner) => scanner.close()));
}

/** A scanner that is plugged in. */
interface Found extends HidDescription {
  readonly path: string;
  readonly vendorId: number;
}

async function findScanners(
  devices: readonly nodeHid.Device[],
  { device }: HidScannerSettings,
): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const { path, vendorId, productId, serialNumber, usagePage } of devices) {
    if (path === undefined || found.has(path)) continue;
    const named =
      device !== undefined &&
      vendorId === parseInt(device.vendorId, 16) &&
      productId === parseInt(device.productId, 16) &&
      (device.serialNumber === undefined || serialNumber === device.serialNumber);
    if (device !== undefined && !named) continue;
    const description = await describeDevice(path);
    // What is named is taken at its word; else its usage page decides.
    if (named || usagePage === SCANNER_PAGE || (!usagePage && description.isScanner)) {
      found.set(path, { ...description, path, vendorId });
    }
  }
  return [...found.values()];
}

async function openDevice(hid: Hid, { path, vendorId }: Found): Promise<nodeHid.HIDAsync | Refusal> {
  try {
    const device = await hid.HIDAsync.open(path);
    // A model that does not know this report refuses it, and reads all the same.
    if (vendorId === HONEYWELL) await device.sendFeatureReport(HONEYWELL_HOST_MODE).catch(() => 0);
    return device;
  } catch {
    return process.platform === 'win32' ? 'busy' : refusalOf(path, '');
  }
}

function read(
  device: nodeHid.HIDAsync,
  { path, layout }: Found,
  clock: Clock,
  outlet: Outlet,
  onClosed: () => void,
): { close(): Promise<void> } {
  const line = new Line(new ReportAssembler(layout), clock, (frame, at, tookMs) => {
    outlet.deliver({ ...undress(frame, {}), source: `hid:${path}`, at, tookMs });
  });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= device
      .close()
      .catch(() => undefined)
      .then(() => {
        line.end();
        onClosed();
      }));
  device.on('data', (report: Buffer) => line.receive(report));
  // Reading fails when it is unplugged.
  device.on('error', () => void close());
  return { close };
}
