import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type * as nodeHid from 'node-hid';
import { describeHid, type HidDescription } from './hid-descriptor.ts';
import { scannerMaker } from './usb-ids.ts';

export type Hid = typeof nodeHid;

/** HID Usage Tables 1.5, section 21. */
export const SCANNER_PAGE = 0x8c;
/** The same, section 4. */
const DESKTOP_PAGE = 0x01;
const KEYBOARD = 0x06;

/** Loads the native addon only now: a kiosk without HID scanners runs without it. Null where it is broken. */
export async function loadHid(): Promise<Hid | null> {
  try {
    const hid = await import('node-hid');
    // Not libusb, which would take the device from the kernel.
    hid.setDriverType('hidraw');
    return hid;
  } catch (error) {
    process.emitWarning(`node-hid does not load: ${String(error)}`, { code: 'SCANNER_DRIVER_BROKEN' });
    return null;
  }
}

/** Reads the report descriptor where the system shows it: Linux does, in /sys. */
export async function describeDevice(path: string): Promise<HidDescription> {
  // The entry is a link to …/<HID device>/hidraw/hidrawN, so `..` leads up from there.
  const file = `/sys/class/hidraw/${basename(path)}/../../report_descriptor`;
  const descriptor = process.platform === 'linux' ? await readFile(file).catch(() => null) : null;
  return describeHid(descriptor ?? new Uint8Array());
}

/** A keyboard made by a maker of scanners, who make no others. */
export function isTypingScanner({ vendorId, productId, usagePage, usage }: nodeHid.Device): boolean {
  return (
    usagePage === DESKTOP_PAGE &&
    usage === KEYBOARD &&
    scannerMaker(usbId(vendorId), usbId(productId)) !== null
  );
}

/** A USB id as four lower-case hexadecimal digits. */
export function usbId(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/** A HID device that is a scanner in one mode or another. */
export interface HidListing {
  /** `scanner`: in HID POS mode; `keyboard`: it types; `other`: of a maker of scanners, in a mode that is not read. */
  readonly role: 'scanner' | 'keyboard' | 'other';
  readonly path: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly product: string | null;
  readonly manufacturer: string | null;
}

/** The scanners among the HID devices, each once by its best role. Never throws; empty where the driver is broken. */
export async function listHid(): Promise<HidListing[]> {
  const hid = await loadHid();
  const devices = (await hid?.devicesAsync().catch(() => [])) ?? [];
  const found = new Map<string, HidListing>();
  for (const device of devices) {
    const role = await roleOf(device);
    if (device.path === undefined || role === null) continue;
    const known = found.get(device.path);
    if (known && ROLES.indexOf(known.role) <= ROLES.indexOf(role)) continue;
    found.set(device.path, {
      role,
      path: device.path,
      vendorId: usbId(device.vendorId),
      productId: usbId(device.productId),
      product: device.product?.trim() || null,
      manufacturer: device.manufacturer?.trim() || null,
    });
  }
  const all = [...found.values()];
  // A scanner's further interfaces are no second device.
  const isKnown = ({ vendorId, productId }: HidListing): boolean =>
    all.some(
      (other) => other.role !== 'other' && other.vendorId === vendorId && other.productId === productId,
    );
  return all.filter((each) => each.role !== 'other' || !isKnown(each));
}

const ROLES = ['scanner', 'keyboard', 'other'] as const;

async function roleOf(device: nodeHid.Device): Promise<HidListing['role'] | null> {
  const { path, usagePage, vendorId, productId } = device;
  if (usagePage === SCANNER_PAGE) return 'scanner';
  if (isTypingScanner(device)) return 'keyboard';
  if (!usagePage && path !== undefined && (await describeDevice(path)).isScanner) return 'scanner';
  return scannerMaker(usbId(vendorId), usbId(productId)) === null ? null : 'other';
}
