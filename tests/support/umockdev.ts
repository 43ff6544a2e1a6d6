import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A USB device that is not there, for a program that runs under `umockdev-run`. */
interface MockUsb {
  /** Four hexadecimal digits each. */
  readonly vendorId: string;
  readonly productId: string;
  /** What it says: each report after a pause in milliseconds, counted from the program's start. */
  readonly reports: readonly { readonly after: number; readonly bytes: Uint8Array }[];
}

/** A HID device: /dev/hidrawN, N being its place among the devices. */
export interface MockHid extends MockUsb {
  readonly descriptor: Uint8Array;
}

/** A serial port on USB: /dev/ttyACMN. */
export interface MockTty extends MockUsb {
  readonly tty: true;
}

export const hasUmockdev = spawnSync('umockdev-run', ['--version']).status === 0;

export interface MockRun {
  /** The lines that the program has printed so far. */
  readonly lines: readonly string[];
  /** Ends the program's stdin, and waits until it has ended by itself. */
  end(): Promise<void>;
}

/** Runs `node` with these arguments and variables where these devices, and no others, are plugged in. */
export async function runWithDevices(
  devices: readonly (MockHid | MockTty)[],
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<MockRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-hid-'));
  const options: string[] = [];
  for (const [i, device] of devices.entries()) {
    const place = (name: string): string => join(folder, `${i}.${name}`);
    const node = 'tty' in device ? `/dev/ttyACM${i}` : `/dev/hidraw${i}`;
    await writeFile(place('device'), 'tty' in device ? describeTty(device, i) : describeHid(device, i));
    await writeFile(place('script'), script(device), 'latin1');
    options.push('-d', place('device'));
    if (device.reports.length > 0) options.push('-s', `${node}=${place('script')}`);
    if ('tty' in device) continue;
    await writeFile(place('ioctl'), ioctls(device, i));
    options.push('-i', `${node}=${place('ioctl')}`);
  }
  const node = join(import.meta.dirname, '../../node_modules/.bin/node');
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'umockdev-run',
    [...options, '--', 'env', ...variables, node, ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    lines,
    async end() {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The device as `umockdev-record` writes it. */
function describeHid({ descriptor, ...device }: MockHid, i: number): string {
  const id = `0003:${device.vendorId}:${device.productId}`.toUpperCase();
  const hid = `${usbPath(i)}/1-${i + 1}:1.0/${id}.000${i + 1}`;
  const hidId = `HID_ID=0003:0000${device.vendorId}:0000${device.productId}`.toUpperCase();
  return [
    ...describeUsb(device, i),
    ...[`P: ${hid}`, 'E: SUBSYSTEM=hid', `E: ${hidId}`, `E: HID_NAME=Scanner ${i}`],
    `H: report_descriptor=${Buffer.from(descriptor).toString('hex').toUpperCase()}`,
    ...[`A: uevent=DRIVER=hid-generic\\n${hidId}\\nHID_NAME=Scanner ${i}\\nHID_UNIQ=SN${i}\\n`, ''],
    ...[
      `P: ${hid}/hidraw/hidraw${i}`,
      `N: hidraw${i}`,
      `E: DEVNAME=/dev/hidraw${i}`,
      'E: SUBSYSTEM=hidraw',
      '',
    ],
  ].join('\n');
}

function describeTty(device: MockTty, i: number): string {
  return [
    ...describeUsb(device, i),
    ...[`P: ${usbPath(i)}/1-${i + 1}:1.0/tty/ttyACM${i}`, `N: ttyACM${i}`, `E: DEVNAME=/dev/ttyACM${i}`],
    ...['E: SUBSYSTEM=tty', `E: ID_VENDOR_ID=${device.vendorId}`, `E: ID_MODEL_ID=${device.productId}`],
    ...[`E: ID_SERIAL_SHORT=SN${i}`, `E: ID_VENDOR_ENC=Maker\\x20${i}`, ''],
  ].join('\n');
}

function usbPath(i: number): string {
  return `/devices/pci0000:00/usb1/1-${i + 1}`;
}

function describeUsb({ vendorId, productId }: MockUsb, i: number): string[] {
  return [
    ...[`P: ${usbPath(i)}`, `N: bus/usb/001/00${i + 2}`, 'E: DEVTYPE=usb_device', 'E: SUBSYSTEM=usb'],
    ...[
      `A: idVendor=${vendorId}`,
      `A: idProduct=${productId}`,
      `A: serial=SN${i}`,
      `A: manufacturer=Maker ${i}`,
    ],
    ...['A: bcdDevice=0100', ''],
    ...[`P: ${usbPath(i)}/1-${i + 1}:1.0`, 'E: DEVTYPE=usb_interface', 'E: SUBSYSTEM=usb'],
    ...['A: bInterfaceNumber=00', ''],
  ];
}

/** The two questions that hidapi asks on opening. */
function ioctls({ descriptor }: MockHid, i: number): string {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(descriptor.length);
  const hex = Buffer.concat([size, descriptor]).toString('hex').toUpperCase();
  return `@DEV /dev/hidraw${i}\nHIDIOCGRDESCSIZE 0 ${hex.slice(0, 8)}\nHIDIOCGRDESC 0 ${hex}\n`;
}

/** The reports in the notation of `umockdev-record --script`: control bytes as ^@ to ^_, a caret as ^`. */
function script({ reports }: MockUsb): string {
  const escape = (byte: number): string => {
    if (byte < 0x20) return `^${String.fromCharCode(byte + 0x40)}`;
    return byte === 0x5e ? '^`' : String.fromCharCode(byte);
  };
  return reports.map(({ after, bytes }) => `r ${after} ${Array.from(bytes, escape).join('')}\n`).join('');
}
