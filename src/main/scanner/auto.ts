import type { ScannerDevice, ScannerStatus } from '#shared/domain/kiosk.ts';
import { type AutoScannerSettings, SerialScannerSettings } from '#shared/domain/site.ts';
import { type Clock, pause } from './clock.ts';
import { Outlet, type Scanner } from './driver.ts';
import { createHidScanner } from './hid.ts';
import type { KeySource } from './keys.ts';
import { mergeStatus } from './merge-status.ts';
import { listScannerPorts } from './ports.ts';
import { createSerialScanner } from './serial.ts';
import { createWedgeScanner } from './wedge-scanner.ts';

/** How often to look for ports that were plugged in, in milliseconds. */
const LOOK = 1000;

const TYPING_SCANNER = { kind: 'wedge', state: 'connected', device: 'keyboard' } as const;

/**
 * Every scanner that is there, at once: all in HID POS mode, every serial port whose USB ids are a scanner's (at
 * 9,600 baud, which USB-CDC ignores), and those that type. One stream of scans; plugged in and out at will.
 */
export function createAutoScanner(
  keys: KeySource,
  clock: Clock,
  { layout, typing }: Omit<AutoScannerSettings, 'kind'> = {},
): Scanner {
  const outlet = new Outlet(mergeStatus([], false));
  const stop = new AbortController();
  let wedgeIsThere = false;
  const hid = createHidScanner({ kind: 'hid' }, clock, (isThere) => {
    wedgeIsThere = isThere;
    report();
  });
  const wedge = createWedgeScanner(keys, clock, typing === true, layout);
  const ports = new Map<string, Scanner>();
  let wasThere = false;
  let running: Promise<void> | null = null;

  const report = (): void => {
    const devices: ScannerDevice[] = [
      ...devicesOf('hid', hid),
      ...[...ports.values()].flatMap((scanner) => devicesOf('serial', scanner)),
      ...(wedgeIsThere ? [TYPING_SCANNER] : devicesOf('wedge', wedge)),
    ];
    wasThere ||= devices.some(({ state }) => state === 'connected');
    outlet.report(mergeStatus(devices, wasThere));
  };

  const adopt = (scanner: Scanner): void => {
    scanner.onScan((scan) => outlet.deliver(scan));
    scanner.onStatus(report);
    scanner.start();
  };

  const lookForPorts = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const there = new Set((await listScannerPorts()).map(({ path }) => path));
      for (const [path, scanner] of ports) {
        // One that is still being read ends by itself, after it has handed out what it had.
        if (there.has(path) || scanner.status.state === 'connected') continue;
        ports.delete(path);
        await scanner.close();
      }
      for (const path of there) {
        if (ports.has(path)) continue;
        const port = { by: 'path', path } as const;
        const scanner = createSerialScanner(SerialScannerSettings.parse({ kind: 'serial', port }), clock);
        ports.set(path, scanner);
        adopt(scanner);
      }
      report();
      await pause(clock, LOOK, stop.signal);
    }
  };

  return {
    get status(): ScannerStatus {
      return outlet.status;
    },
    onScan: (listener) => outlet.onScan(listener),
    onStatus: (listener) => outlet.onStatus(listener),
    start() {
      if (running !== null) return;
      adopt(hid);
      adopt(wedge);
      running = lookForPorts();
    },
    async close() {
      outlet.close();
      stop.abort();
      await running;
      await Promise.all([hid, wedge, ...ports.values()].map((s) => s.close()));
    },
  };
}

/** What a scanner of one kind has found; nothing while it has found nothing. */
function devicesOf(kind: ScannerDevice['kind'], { status }: Scanner): ScannerDevice[] {
  if (status.devices !== undefined) return status.devices;
  return status.device === null ? [] : [{ kind, state: status.state, device: status.device }];
}
