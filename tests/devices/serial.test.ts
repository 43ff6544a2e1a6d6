import { readdirSync } from 'node:fs';
import { chmod, symlink, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LARGEST_CODE } from '../../src/main/scanner/frame.ts';
import { listPorts } from '../../src/main/scanner/ports.ts';
import type { Scan } from '../../src/main/scanner/scan.ts';
import { createScanner } from '../../src/main/scanner/scanner.ts';
import type { Scanner } from '../../src/main/scanner/driver.ts';
import { SerialScannerSettings } from '../../src/shared/domain/site.ts';
import { openPty, type Pty } from '../support/pty.ts';

/** A certificate's length, with the letters that a QR's alphanumeric mode has. */
const LONG_CODE = `HC1:${'6BFOXN*TS0BI$ZD-PHQ7I9AD66V5B22CH9M9ESI9XBHXK-%69LQOGI.*V76GCV4*XUA2P-FHT-H'.repeat(12)}`;

let pty: Pty;
let scanner: Scanner | null = null;
let scans: Scan[] = [];
let states: string[] = [];

beforeEach(async () => {
  pty = await openPty();
  scans = [];
  states = [];
});

afterEach(async () => {
  await scanner?.close();
  scanner = null;
  await pty.close();
});

/** Starts a scanner at the pty (or where told) and collects what it delivers. */
function start(settings: Partial<SerialScannerSettings> = {}): Scanner {
  scanner = createScanner(
    SerialScannerSettings.parse({ kind: 'serial', port: { by: 'path', path: pty.scannerPath }, ...settings }),
  );
  scanner.onScan((scan) => scans.push(scan));
  scanner.onStatus((status) => states.push(status.state));
  scanner.start();
  return scanner;
}

const textOf = (scan: Scan): string => `${scan.ending} ${Buffer.from(scan.bytes).toString('latin1')}`;
const until = (condition: () => void): Promise<void> =>
  vi.waitFor(condition, { timeout: 20_000, interval: 10 });
const untilState = (state: string): Promise<void> => until(() => expect(scanner?.status.state).toBe(state));
const untilScans = (...expected: string[]): Promise<void> =>
  until(() => expect(scans.map(textOf)).toEqual(expected));

describe('codes', () => {
  test('one code, with its source and time', async () => {
    start();
    await untilState('connected');
    const before = Date.now();
    await pty.write(`${LONG_CODE}\r`);
    await untilScans(`whole ${LONG_CODE}`);
    expect(scans[0]?.source).toBe(`serial:${pty.scannerPath}`);
    expect(scans[0]?.at.getTime()).toBeGreaterThanOrEqual(before);
    expect(scanner?.status).toEqual({ state: 'connected', device: pty.scannerPath });
  });

  test.each([
    ['cr', '\r'],
    ['lf', '\n'],
    ['crlf', '\r\n'],
    ['auto', '\r\n'],
  ] as const)('many, each with %s', async (terminator, end) => {
    start({ terminator });
    await untilState('connected');
    const codes = Array.from({ length: 50 }, (_, i) => `${i}:${LONG_CODE}`);
    for (const code of codes) await pty.write(code + end);
    await untilScans(...codes.map((code) => `whole ${code}`));
  });

  test('two glued in one write are two', async () => {
    start();
    await untilState('connected');
    await pty.write('first\rsecond\r');
    await untilScans('whole first', 'whole second');
  });

  test('byte by byte', async () => {
    start();
    await untilState('connected');
    for (const letter of `${LONG_CODE}\r\n`) await pty.write(letter);
    await untilScans(`whole ${LONG_CODE}`);
  });

  test('every byte value goes through the line unchanged', async () => {
    start({ terminator: 'crlf' });
    await untilState('connected');
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    await pty.write(Buffer.concat([bytes, Buffer.from('\r\n')]));
    await until(() => expect(scans).toHaveLength(1));
    expect(scans[0]?.bytes).toEqual(bytes);
  });

  test('without a terminator a pause ends a code, and any byte is part of it', async () => {
    start({ terminator: 'none' });
    await untilState('connected');
    await pty.write('PK\x03\x04\r\n');
    await untilScans('whole PK\x03\x04\r\n');
    await pty.write('next');
    await untilScans('whole PK\x03\x04\r\n', 'whole next');
  });

  test('what the scanner adds to a code is taken off', async () => {
    start({ terminator: 'etx', prefix: '\x02', suffix: '#' });
    await untilState('connected');
    await pty.write('\x02]Q1HC1:ABC#\x03');
    await untilScans('whole HC1:ABC');
    expect(scans[0]?.symbology).toBe(']Q1');
  });

  test('a lone terminator is an empty scan', async () => {
    start();
    await untilState('connected');
    await pty.write('\r\n');
    await untilScans('whole ');
  });

  test('half a code then silence is open, and the next code is whole', async () => {
    start();
    await untilState('connected');
    await pty.write('HC1:half');
    await untilScans('open HC1:half');
    await pty.write('next\r');
    await untilScans('open HC1:half', 'whole next');
  });

  test('1 MB without a terminator is one oversize scan, and the next code is whole', async () => {
    start();
    await untilState('connected');
    await pty.write(Buffer.alloc(1 << 20, 'x'));
    await pty.write('\rnext\r');
    await untilScans(`oversize ${'x'.repeat(LARGEST_CODE)}`, 'whole next');
  });

  test('nobody is called after close, or after unsubscribing', async () => {
    start();
    let calls = 0;
    const unsubscribe = scanner?.onScan(() => calls++);
    await untilState('connected');
    await pty.write('first\r');
    await untilScans('whole first');
    unsubscribe?.();
    await pty.write('second\r');
    await untilScans('whole first', 'whole second');
    await scanner?.close();
    expect(calls).toBe(1);
    expect(states).toEqual(['connected']);
  });
});

describe('the port', () => {
  test('unplugged and plugged in again: lost, then back by itself', async () => {
    start();
    await untilState('connected');
    await pty.close();
    await untilState('lost');
    await pty.reopen();
    await untilState('connected');
    await pty.write('again\r');
    await untilScans('whole again');
    expect(states).toEqual(['connected', 'lost', 'connected']);
  });

  test('unplugged in the middle of a code: what came is open, and the next code is whole', async () => {
    start();
    await untilState('connected');
    await pty.write('before\rHC1:half');
    await untilScans('whole before');
    await pty.close();
    await until(() => expect(scans).toHaveLength(2));
    await pty.reopen();
    await untilState('connected');
    await pty.write('after\r');
    await untilScans('whole before', 'open HC1:half', 'whole after');
  });

  test('appearing late: searching until then', async () => {
    await pty.close();
    start();
    expect(scanner?.status).toEqual({ state: 'searching', device: pty.scannerPath });
    await pty.reopen();
    await untilState('connected');
    await pty.write('late\r');
    await untilScans('whole late');
  });

  test('held by another program: busy, then ours when it lets go', async () => {
    const other = new SerialPort({ path: pty.scannerPath, baudRate: 9600 });
    await new Promise((resolve) => other.once('open', resolve));
    start();
    await untilState('busy');
    await new Promise((resolve) => other.close(resolve));
    await untilState('connected');
    await pty.write('ours\r');
    await untilScans('whole ours');
  });

  test('not ours to open: denied, then ours when the permission is given', async () => {
    await listPorts(); // Loads the driver while we may.
    const asNobody = process.geteuid?.() === 0;
    if (asNobody) process.seteuid?.(65534);
    else await chmod(pty.scannerPath, 0o000);
    try {
      start();
      await untilState('denied');
    } finally {
      if (asNobody) process.seteuid?.(0);
      else await chmod(pty.scannerPath, 0o600);
    }
    await untilState('connected');
  });

  test('renumbered behind a link, as /dev/serial/by-id: the link is followed anew', async () => {
    const link = join(dirname(pty.scannerPath), '..', `${Date.now()}-by-id`);
    const second = await openPty();
    try {
      await symlink(pty.scannerPath, link);
      start({ port: { by: 'path', path: link } });
      await untilState('connected');
      await rm(link);
      await symlink(second.scannerPath, link);
      await pty.close();
      await until(() => expect(states).toEqual(['connected', 'lost', 'connected']));
      await second.write('second\r');
      await untilScans('whole second');
    } finally {
      await rm(link, { force: true });
      await second.close();
    }
  });

  test('no USB device with these ids: searching, without a device', async () => {
    start({ port: { by: 'usb', vendorId: 'ffff', productId: 'fffe' } });
    expect(scanner?.status).toEqual({ state: 'searching', device: null });
    await scanner?.close();
  });

  test('close completes while searching, and before start', async () => {
    await pty.close();
    start();
    await scanner?.close();
    await createScanner(
      SerialScannerSettings.parse({ kind: 'serial', port: { by: 'path', path: pty.scannerPath } }),
    ).close();
  });

  test('no descriptor is left by unplugging, refusing and closing', async () => {
    const descriptors = (): number => readdirSync('/proc/self/fd').length;
    const cycle = async (): Promise<void> => {
      start();
      await untilState('connected');
      await pty.close();
      await untilState('lost');
      await pty.reopen();
      await untilState('connected');
      await scanner?.close();
    };
    await cycle(); // The first one loads the driver.
    const before = descriptors();
    for (let i = 0; i < 5; i++) await cycle();
    await until(() => expect(descriptors()).toBeLessThanOrEqual(before));
  });
});

test('listing the ports gives each path once, and USB ids as four digits', async () => {
  const ports = await listPorts();
  expect(new Set(ports.map(({ path }) => path)).size).toBe(ports.length);
  for (const { vendorId } of ports) expect(vendorId ?? '0000').toMatch(/^[0-9a-f]{4}$/);
});

test('without udevadm the ports are listed all the same', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nonexistent';
  try {
    expect(Array.isArray(await listPorts())).toBe(true);
  } finally {
    process.env['PATH'] = path;
  }
});
