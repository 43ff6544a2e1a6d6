import { opendir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { PortSelector } from '#shared/domain/site.ts';
import type { PortInfo } from '#shared/ipc/contract.ts';
import { scannerMaker } from './usb-ids.ts';

/** A port, and the serial number of the USB device behind it. */
export interface Port extends PortInfo {
  readonly serialNumber: string | null;
}

/** What `serialport` lists: `udevadm`'s properties on Linux, the device manager's on Windows. */
const Listed = z.object({
  path: z.string(),
  vendorId: z.string().toLowerCase().optional(),
  productId: z.string().toLowerCase().optional(),
  manufacturer: z.string().optional(),
  serialNumber: z.string().optional(),
});

/**
 * Lists the serial ports of this machine; USB ids are four lower-case hexadecimal digits, null where the port
 * is not on USB. Never throws: without `udevadm`, Linux's own /sys is read; where all fails, the list is empty.
 */
export async function listPorts(): Promise<Port[]> {
  try {
    const { SerialPort } = await import('serialport/dist/serialport.js');
    return z
      .array(Listed)
      .parse(await SerialPort.list())
      .map((port) => ({
        path: port.path,
        vendorId: port.vendorId ?? null,
        productId: port.productId ?? null,
        manufacturer: port.manufacturer ?? null,
        serialNumber: port.serialNumber ?? null,
      }));
  } catch {
    return listSysfs('/sys/class/tty');
  }
}

/**
 * The ports of scanners that are known by their USB ids. Asked every second: on Linux it reads /sys, where
 * `listPorts` would start a program each time.
 */
export async function listScannerPorts(): Promise<Port[]> {
  const ports = process.platform === 'linux' ? await listSysfs('/sys/class/tty') : await listPorts();
  return ports.filter(({ vendorId, productId }) => scannerMaker(vendorId, productId) !== null);
}

/** Where the selected port is now; null where there is none. */
export async function locate(selector: PortSelector): Promise<string | null> {
  if (selector.by === 'path') return selector.path;
  const port = (await listPorts()).find(
    ({ vendorId, productId, serialNumber }) =>
      vendorId === selector.vendorId &&
      productId === selector.productId &&
      (selector.serialNumber === undefined || serialNumber === selector.serialNumber),
  );
  return port?.path ?? null;
}

async function listSysfs(folder: string): Promise<Port[]> {
  const ports: Port[] = [];
  try {
    for await (const { name } of await opendir(folder)) {
      if (!/^tty(ACM|USB)\d+$/.test(name)) continue;
      ports.push({ path: join('/dev', name), ...(await usbDevice(join(folder, name))) });
    }
  } catch {
    // Not Linux, or no /sys: no ports then.
  }
  return ports;
}

/** Reads the attributes of the USB device that has this tty: of its nearest ancestor with a vendor id. */
async function usbDevice(tty: string): Promise<Omit<Port, 'path'>> {
  let folder = await realpath(tty);
  while (folder !== '/' && (await attribute(folder, 'idVendor')) === null) folder = dirname(folder);
  return {
    vendorId: await attribute(folder, 'idVendor'),
    productId: await attribute(folder, 'idProduct'),
    manufacturer: await attribute(folder, 'manufacturer'),
    serialNumber: await attribute(folder, 'serial'),
  };
}

async function attribute(folder: string, name: string): Promise<string | null> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => '');
  return text.trim() || null;
}
