import type { ScannerDevice } from '#shared/domain/kiosk.ts';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import type { PortSelector } from '#shared/domain/site.ts';
import { type HidListing, listHid } from '../scanner/hid-list.ts';
import { listPorts, type Port } from '../scanner/ports.ts';
import { scannerMaker } from '../scanner/usb-ids.ts';
import { accessOf } from './access.ts';

const TYPES = 'keyboard';

/**
 * All that is plugged in and could be a scanner, whether it is read or not, and why not.
 * @param reading what the kiosk's own scanner says of the devices that it reads or tries to
 */
export async function findDevices(reading: readonly ScannerDevice[]): Promise<FoundDevice[]> {
  const [hid, ports] = await Promise.all([listHid(), listPorts()]);
  const devices = await Promise.all([
    ...hid.map((device) => fromHid(device, reading)),
    ...ports.map((port) => fromPort(port, ports, reading)),
  ]);
  // A path that was set by hand and is on no list: a link, a port of a board.
  const unlisted = reading.filter(
    ({ kind, device }) => kind === 'serial' && !devices.some(({ path }) => path === device),
  );
  const typing = reading.some(({ kind, state }) => kind === 'wedge' && state === 'connected');
  const isNamed = devices.some(({ kind }) => kind === 'wedge');
  return [
    ...devices,
    ...(await Promise.all(unlisted.map((device) => fromPath(device, reading)))),
    ...(typing && !isNamed ? [TYPING] : []),
  ];
}

/** One of which only its typing is known. */
const TYPING: FoundDevice = {
  kind: 'wedge',
  path: TYPES,
  name: null,
  maker: null,
  vendorId: null,
  productId: null,
  driver: null,
  state: 'reading',
  permission: null,
  holder: null,
  port: null,
};

async function fromHid(device: HidListing, reading: readonly ScannerDevice[]): Promise<FoundDevice> {
  const { role, path, vendorId, productId } = device;
  const kind = role === 'scanner' ? 'hid' : role === 'keyboard' ? 'wedge' : 'other';
  const { permission, holder, driver } = await accessOf(path, device);
  // Of one that types, the system reads the keys: nothing has to be opened.
  const state =
    role === 'keyboard' ? 'typing' : role === 'other' ? 'mode' : stateOf(path, reading, permission);
  return {
    kind,
    path,
    vendorId,
    productId,
    driver,
    state,
    name: device.product ?? device.manufacturer,
    maker: scannerMaker(vendorId, productId),
    permission: state === 'denied' ? permission : null,
    // Several programs may read a HID device at once.
    holder: state === 'busy' ? holder : null,
    port: null,
  };
}

async function fromPort(
  port: Port,
  ports: readonly Port[],
  reading: readonly ScannerDevice[],
): Promise<FoundDevice> {
  const { path, vendorId, productId, manufacturer } = port;
  const { permission, holder, driver } = await accessOf(path, port);
  const state = stateOf(path, reading, permission, holder);
  return {
    kind: 'serial',
    path,
    vendorId,
    productId,
    driver,
    state,
    name: manufacturer,
    maker: scannerMaker(vendorId, productId),
    permission: state === 'denied' ? permission : null,
    holder: state === 'busy' ? holder : null,
    port: selectorOf(port, ports),
  };
}

async function fromPath(device: ScannerDevice, reading: readonly ScannerDevice[]): Promise<FoundDevice> {
  const path = device.device;
  const port = { path, vendorId: null, productId: null, manufacturer: null, serialNumber: null };
  return fromPort(port, [port], reading);
}

function stateOf(
  path: string,
  reading: readonly ScannerDevice[],
  permission: FoundDevice['permission'],
  holder: string | null = null,
): FoundDevice['state'] {
  const known = reading.find(({ device }) => device === path)?.state;
  if (known === 'connected') return 'reading';
  if (known === 'denied' || permission !== null) return 'denied';
  return known === 'busy' || holder !== null ? 'busy' : 'free';
}

/** A port is known again by its USB ids, wherever it is plugged in; by its path where it has none. */
export function selectorOf(port: Port, ports: readonly Port[]): PortSelector {
  const { path, vendorId, productId, serialNumber } = port;
  if (vendorId === null || productId === null) return { by: 'path', path };
  const alike = ports.filter((each) => each.vendorId === vendorId && each.productId === productId);
  if (alike.length === 1) return { by: 'usb', vendorId, productId };
  return serialNumber === null
    ? { by: 'path', path }
    : { by: 'usb', vendorId, productId, serialNumber: serialNumber.slice(0, 128) };
}
