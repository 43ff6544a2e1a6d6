import { execFileSync } from 'node:child_process';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ProbeState, ScannerReading } from '#shared/domain/scanner-setup.ts';
import { SerialScannerSettings } from '#shared/domain/site.ts';
import { Bench, LEASE } from '../../src/main/scanner-setup/bench.ts';
import { BAUD_RATES, LISTEN } from '../../src/main/scanner-setup/probe.ts';
import { SHEET, sheetCode } from '../../src/main/scanner-setup/sheet-codes.ts';
import { type Clock, systemClock } from '../../src/main/scanner/clock.ts';
import { LiveScanner } from '../../src/main/scanner/live-scanner.ts';
import type { Scan } from '../../src/main/scanner/scan.ts';
import { openPty, type Pty } from '../support/pty.ts';

/** Real time, but for the two waits that are made for people. */
const clock: Clock = {
  ...systemClock,
  after: (ms, callback) => systemClock.after(ms === LEASE ? 400 : ms === LISTEN ? 300 : ms, callback),
};

let pty: Pty;
let scanner: LiveScanner;
let bench: Bench;
let scans: Scan[];
let readings: ScannerReading[];
let probes: ProbeState[];

beforeEach(async () => {
  pty = await openPty();
  scans = [];
  readings = [];
  probes = [];
  scanner = new LiveScanner({
    clock,
    onScan: (scan) => scans.push(scan),
    onChange: () => undefined,
  });
  bench = new Bench({
    scanner,
    clock,
    onChange: () => undefined,
    onReading: (reading) => readings.push(reading),
    onProbe: (state) => probes.push(state),
  });
});

afterEach(async () => {
  bench.close();
  await scanner.close();
  await pty.close();
});

const settings = (more: Partial<SerialScannerSettings> = {}): SerialScannerSettings =>
  SerialScannerSettings.parse({ kind: 'serial', port: { by: 'path', path: pty.scannerPath }, ...more });
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const connected = (): Promise<void> => until(() => expect(scanner.status.state).toBe('connected'));
const code = (number: number): Uint8Array => sheetCode(number)?.bytes ?? new Uint8Array();
const say = async (number: number, end = '\r'): Promise<void> =>
  pty.write(Buffer.concat([code(number), Buffer.from(end)]));

describe('a test', () => {
  test('without one, scans are entries; the open page learns their measures and not their content', async () => {
    scanner.use(settings());
    await connected();
    await say(4);
    await until(() => expect(scans).toHaveLength(1));
    expect(readings).toEqual([]);
    bench.watch(false);
    await pty.write('HC1:6BF%\r');
    await until(() => expect(readings).toHaveLength(1));
    expect(scans).toHaveLength(2);
    expect(readings[0]).toMatchObject({ number: 1, length: 8, format: 'hcert', content: null, check: null });
  });

  test('while it runs, scans are read whole and make no entries', async () => {
    scanner.use(settings());
    await connected();
    const goAway = stayOnPage();
    for (const { number, purpose } of SHEET) {
      // A byte of it ends a code, as it would from any scanner.
      if (purpose === 'bytes') continue;
      await say(number);
      await until(() => expect(readings).toHaveLength(number));
      expect(readings.at(-1)).toMatchObject({ format: 'test-sheet', check: { number, faults: [] } });
    }
    expect(readings[0]?.content?.hex).toBe(Buffer.from(code(1)).toString('hex'));
    expect(readings[2]?.content?.text).toContain('\u241d');
    expect(scans).toEqual([]);
    goAway();
    bench.leave();
    await say(2);
    await until(() => expect(scans).toHaveLength(1));
  });

  test('every byte value comes through where a pause ends a code', async () => {
    scanner.use(settings({ terminator: 'none' }));
    await connected();
    bench.watch(true);
    await say(10, '');
    await until(() => expect(readings[0]?.check).toEqual({ number: 10, faults: [] }));
  });

  test('how long a code took is measured from its first byte to its last', async () => {
    scanner.use(settings());
    await connected();
    stayOnPage();
    const bytes = code(5);
    await pty.write(bytes.subarray(0, 100));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await pty.write(bytes.subarray(100));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await pty.write('\r');
    await until(() => expect(readings).toHaveLength(1));
    expect(readings[0]?.tookMs).toBeGreaterThanOrEqual(250);
    // The next one begins with its own first byte.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await say(2);
    await until(() => expect(readings).toHaveLength(2));
    expect(readings[1]?.tookMs).toBeLessThan(600);
  });

  test('ends by itself when the page is not heard of any more, and what was tried with it', async () => {
    scanner.use(settings());
    await connected();
    bench.watch(true);
    bench.try(settings({ prefix: '[[' }));
    await connected();
    await until(() => expect(bench.testing).toBe(false));
    expect(scanner.trying).toBeNull();
    await connected();
    await say(2);
    await until(() => expect(scans).toHaveLength(1));
  });

  test('other settings can be tried without a restart, only while it runs, and kept', async () => {
    scanner.use(settings());
    await connected();
    expect(() => bench.try(settings())).toThrow(expect.objectContaining({ code: 'NOT_TESTING' }));
    expect(() => bench.requireTried()).toThrow(expect.objectContaining({ code: 'NOTHING_TRIED' }));
    bench.watch(true);
    const tried = settings({ prefix: '[[', suffix: '#', terminator: 'etx' });
    bench.try(tried);
    await connected();
    await pty.write(Buffer.concat([Buffer.from('[['), code(4), Buffer.from('#\x03')]));
    await until(() => expect(readings.at(-1)?.check).toEqual({ number: 4, faults: [] }));
    scanner.use(bench.requireTried());
    bench.leave();
    await pty.write('[[for the desk#\x03');
    await until(() => expect(scans).toHaveLength(1));
    expect(Buffer.from(scans[0]?.bytes ?? []).toString()).toBe('for the desk');
  });
});

describe('what is plugged in', () => {
  test('the port that is read, and one that another program has, by that program’s name', async () => {
    const other = await openPty();
    const holder = new SerialPort({ path: other.scannerPath, baudRate: 9600 });
    await new Promise((resolve) => holder.once('open', resolve));
    try {
      scanner.use(settings());
      await connected();
      expect((await bench.state()).devices).toContainEqual(
        expect.objectContaining({ kind: 'serial', path: pty.scannerPath, state: 'reading' }),
      );
      bench.watch(true);
      bench.try(settings({ port: { by: 'path', path: other.scannerPath } }));
      await until(() => expect(scanner.status.state).toBe('busy'));
      expect((await bench.state()).devices).toContainEqual(
        expect.objectContaining({ path: other.scannerPath, state: 'busy' }),
      );
    } finally {
      await new Promise((resolve) => holder.close(resolve));
      await other.close();
    }
  });
});

/** What speed the port has been set to: the terminal remembers what the driver told it. */
function speedOf(path: string): number {
  return Number(execFileSync('stty', ['-F', path, 'speed'], { encoding: 'utf8' }).trim());
}

/** The page says again and again that it is open, and tests. */
function stayOnPage(): () => void {
  bench.watch(true);
  const alive = setInterval(() => bench.watch(true), 50);
  const goAway = (): void => clearInterval(alive);
  onTestFinished(goAway);
  return goAway;
}

describe('a probe', () => {
  /** A scanner that talks at one speed only; at every other, what comes is not what was said. */
  async function scanAt(speed: number, text: Uint8Array): Promise<void> {
    const wrong = speedOf(pty.scannerPath) !== speed;
    await pty.write(wrong ? text.map((byte) => (byte * 7) ^ 0xa5) : text);
  }

  test.each([9600, 115_200, 38_400])('finds the speed %i by scanning again and again', async (speed) => {
    scanner.use(settings());
    await connected();
    stayOnPage();
    const text = Buffer.concat([Buffer.from('>'), code(2), Buffer.from('!\r\n')]);
    bench.probe([pty.scannerPath]);
    let answered = 0;
    await until(() => {
      const [port] = probes.at(-1)?.ports ?? [];
      // The person holds the code to the scanner each time the page asks for it.
      if (port?.state === 'listening' && probes.length > answered) void scanAt(speed, text);
      answered = probes.length;
      expect(port?.state).toBe('found');
    });
    expect(probes.at(-1)?.ports[0]).toMatchObject({
      settings: { baudRate: speed, prefix: '>', suffix: '!' },
    });
    await until(() => expect(scanner.trying).toMatchObject({ baudRate: speed, terminator: 'auto' }));
    await connected();
    expect(speedOf(pty.scannerPath)).toBe(speed);
    const before = readings.length;
    await pty.write(text);
    await until(() => expect(readings.slice(before).at(-1)?.check).toEqual({ number: 2, faults: [] }));
    expect(scans).toEqual([]);
  });

  test('goes through all speeds while nobody scans, and gives up; the scanner is back', async () => {
    scanner.use(settings());
    await connected();
    stayOnPage();
    bench.probe([pty.scannerPath]);
    await until(() => expect(probes.at(-1)?.running).toBe(false));
    const rates = new Set(probes.map(({ ports: [port] }) => port?.baudRate));
    expect([...rates].sort()).toEqual([...BAUD_RATES].sort());
    expect(scanner.trying).toBeNull();
    await connected();
  });

  test('is over with the test, and lets the port go', async () => {
    scanner.use(settings());
    await connected();
    const goAway = stayOnPage();
    bench.probe([pty.scannerPath]);
    await until(() => expect(probes.length).toBeGreaterThan(0));
    goAway();
    bench.leave();
    await connected();
    await say(2);
    await until(() => expect(scans).toHaveLength(1));
  });

  test('a port that is gone, or held, says so', async () => {
    const holder = new SerialPort({ path: pty.scannerPath, baudRate: 9600 });
    await new Promise((resolve) => holder.once('open', resolve));
    scanner.use(null);
    stayOnPage();
    bench.probe([pty.scannerPath, '/dev/ttyGERBANG0']);
    await until(() => expect(probes.at(-1)?.running).toBe(false));
    expect(probes.at(-1)?.ports.map(({ state }) => state)).toEqual(['busy', 'gone']);
    await new Promise((resolve) => holder.close(resolve));
  });
});
