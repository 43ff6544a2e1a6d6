import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A HID device that is not there, for a program that runs under `umockdev-run`: it appears as /dev/hidrawN. */
export interface MockHid {
  /** Four hexadecimal digits each. */
  readonly vendorId: string;
  readonly productId: string;
  readonly descriptor: Uint8Array;
  /** What it says: each report after a pause in milliseconds, counted from the program's start. */
  readonly reports: readonly { readonly after: number; readonly bytes: Uint8Array }[];
}

export const hasUmockdev = spawnSync('umockdev-run', ['--version']).status === 0;

export interface MockRun {
  /** The lines that the program has printed so far. */
  readonly lines: readonly string[];
  /** Ends the program's stdin, and waits until it has ended by itself. */
  end(): Promise<void>;
}

/** Runs `node` with these arguments where these devices, and no others, are plugged in. */
export async function runWithHids(devices: readonly MockHid[], args: readonly string[]): Promise<MockRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-hid-'));
  const options: string[] = [];
  for (const [i, device] of devices.entries()) {
    const place = (name: string): string => join(folder, `${i}.${name}`);
    await writeFile(place('device'), describe(device, i));
    await writeFile(place('ioctl'), ioctls(device, i));
    await writeFile(place('script'), script(device), 'latin1');
    options.push('-d', place('device'), '-i', `/dev/hidraw${i}=${place('ioctl')}`);
    if (device.reports.length > 0) options.push('-s', `/dev/hidraw${i}=${place('script')}`);
  }
  const node = join(import.meta.dirname, '../../node_modules/.bin/node');
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'umockdev-run',
    [...options, '--', node, ...args],
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
function describe({ vendorId, productId, descriptor }: MockHid, i: number): string {
  const usb = `/devices/pci0000:00/usb1/1-${i + 1}`;
  const id = `0003:${vendorId}:${productId}`.toUpperCase();
  const hid = `${usb}/1-${i + 1}:1.0/${id}.000${i + 1}`;
  const names = [`HID_ID=0003:0000${vendorId}:0000${productId}`.toUpperCase(), `HID_NAME=Scanner ${i}`];
  return [
    [`P: ${usb}`, `N: bus/usb/001/00${i + 2}`, 'E: DEVTYPE=usb_device', 'E: SUBSYSTEM=usb'],
    [`A: idVendor=${vendorId}`, `A: idProduct=${productId}`, `A: serial=SN${i}`, 'A: bcdDevice=0100', ''],
    [
      `P: ${usb}/1-${i + 1}:1.0`,
      'E: DEVTYPE=usb_interface',
      'E: SUBSYSTEM=usb',
      'A: bInterfaceNumber=00',
      '',
    ],
    [`P: ${hid}`, 'E: SUBSYSTEM=hid', ...names.map((name) => `E: ${name}`)],
    [`H: report_descriptor=${Buffer.from(descriptor).toString('hex').toUpperCase()}`],
    [`A: uevent=DRIVER=hid-generic\\n${names.join('\\n')}\\nHID_UNIQ=SN${i}\\n`, ''],
    [`P: ${hid}/hidraw/hidraw${i}`, `N: hidraw${i}`, `E: DEVNAME=/dev/hidraw${i}`, 'E: SUBSYSTEM=hidraw', ''],
  ]
    .flat()
    .join('\n');
}

/** The two questions that hidapi asks on opening. */
function ioctls({ descriptor }: MockHid, i: number): string {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(descriptor.length);
  const hex = Buffer.concat([size, descriptor]).toString('hex').toUpperCase();
  return `@DEV /dev/hidraw${i}\nHIDIOCGRDESCSIZE 0 ${hex.slice(0, 8)}\nHIDIOCGRDESC 0 ${hex}\n`;
}

/** The reports in the notation of `umockdev-record --script`: control bytes as ^@ to ^_, a caret as ^`. */
function script({ reports }: MockHid): string {
  const escape = (byte: number): string => {
    if (byte < 0x20) return `^${String.fromCharCode(byte + 0x40)}`;
    return byte === 0x5e ? '^`' : String.fromCharCode(byte);
  };
  return reports.map(({ after, bytes }) => `r ${after} ${Array.from(bytes, escape).join('')}\n`).join('');
}
