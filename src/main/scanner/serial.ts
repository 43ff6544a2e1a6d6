import type { SerialPort } from 'serialport';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';
import type { SerialScannerSettings } from '#shared/domain/site.ts';
import { type Clock, pause } from './clock.ts';
import { backOff, Outlet, type Scanner } from './driver.ts';
import { type Frame, Framer, LARGEST_CODE } from './framing.ts';
import { locate } from './ports.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** Without a byte for so long, a code is over: far above the gaps of 300 baud and of USB scheduling. */
const SILENCE = 400;

/** A timer so much too late says that this process was busy, and that bytes may be waiting unread. */
const STALL = 100;

/** How often an open port is asked whether it is still there. */
const HEARTBEAT = 1000;

/**
 * A scanner on a serial port (RS-232 or USB-CDC), through `serialport`. Looks for the port with back-off, and
 * again whenever it vanishes; a code that breaks off then is delivered as `open`.
 */
export function createSerialScanner(settings: SerialScannerSettings, clock: Clock): Scanner {
  const { port } = settings;
  const outlet = new Outlet({ state: 'searching', device: port.by === 'path' ? port.path : null });
  const stop = new AbortController();
  let running: Promise<void> | null = null;

  return {
    get status(): ScannerStatus {
      return outlet.status;
    },
    onScan: (listener) => outlet.onScan(listener),
    onStatus: (listener) => outlet.onStatus(listener),
    start() {
      running ??= stayConnected(settings, clock, outlet, stop.signal);
    },
    async close() {
      outlet.close();
      stop.abort();
      await running;
    },
  };
}

async function stayConnected(
  settings: SerialScannerSettings,
  clock: Clock,
  outlet: Outlet,
  stop: AbortSignal,
): Promise<void> {
  const SerialPort = await loadDriver();
  if (SerialPort === null) return;
  const { baudRate } = settings;
  let failures = 0;
  let wasConnected = false;
  while (!stop.aborted) {
    const path = await locate(settings.port);
    const opened =
      path === null ? 'searching' : await openPort(new SerialPort({ ...portOptions, path, baudRate }));
    if (typeof opened === 'string') {
      failures += 1;
      // A port that was there and is not is lost, and stays so until it is back.
      const state = opened === 'searching' && wasConnected ? 'lost' : opened;
      outlet.report({ state, device: path });
    } else {
      failures = 1;
      wasConnected = true;
      await read(opened, settings, clock, outlet, stop);
      outlet.report({ state: 'lost', device: path });
    }
    await pause(clock, backOff(failures), stop);
  }
}

/** `lock` asks for the port to ourselves: two readers would each get half of a code. */
const portOptions = { lock: true, autoOpen: false };

async function openPort(port: SerialPort): Promise<SerialPort | Refusal> {
  const error = await new Promise<Error | null>((resolve) => {
    port.open(resolve);
  });
  return error === null ? port : refusalOf(port.path, error.message);
}

/** Loads the native addon only now: a kiosk without a serial scanner runs without it. Null where it is broken. */
async function loadDriver(): Promise<typeof SerialPort | null> {
  try {
    return (await import('serialport')).SerialPort;
  } catch (error) {
    process.emitWarning(`serialport does not load: ${String(error)}`, { code: 'SCANNER_DRIVER_BROKEN' });
    return null;
  }
}

/** Delivers what the open port says, until it is gone or `stop` aborts. */
function read(
  port: SerialPort,
  settings: SerialScannerSettings,
  clock: Clock,
  outlet: Outlet,
  stop: AbortSignal,
): Promise<void> {
  const framer = new Framer({ terminator: settings.terminator, silence: SILENCE, limit: LARGEST_CODE });
  let lastByteAt = clock.now();
  let cancelTick: (() => void) | null = null;
  let cancelHeartbeat = (): void => undefined;

  const deliver = (frames: readonly Frame[]): void => {
    for (const frame of frames) outlet.deliver({ ...frame, source: `serial:${port.path}`, at: lastByteAt });
  };

  const awaitSilence = (due: number): void => {
    cancelTick = clock.after(due - clock.steady(), () => {
      cancelTick = null;
      const now = clock.steady();
      const deadline = framer.deadline();
      if (deadline === null) return;
      if (deadline > now) awaitSilence(deadline);
      else if (now - due > STALL) awaitSilence(now + SILENCE);
      else deliver(framer.tick(now));
    });
  };

  const close = (): void => {
    if (port.isOpen) port.close();
  };

  const heartbeat = (): void => {
    cancelHeartbeat = clock.after(HEARTBEAT, () => {
      if (!port.isOpen) return;
      // When a port vanishes just as it is read, reading goes on at its end for ever; draining fails.
      port.drain((error) => {
        if (error) close();
      });
      heartbeat();
    });
  };

  return new Promise((resolve) => {
    port.on('data', (bytes: Uint8Array) => {
      lastByteAt = clock.now();
      const frames = framer.push(bytes, clock.steady());
      const deadline = framer.deadline();
      if (cancelTick === null && deadline !== null) awaitSilence(deadline);
      deliver(frames);
    });
    port.on('error', close);
    port.once('end', close);
    port.once('close', () => {
      stop.removeEventListener('abort', close);
      cancelTick?.();
      cancelHeartbeat();
      deliver(framer.flush());
      resolve();
    });
    stop.addEventListener('abort', close);
    heartbeat();
    outlet.report({ state: 'connected', device: port.path });
    if (stop.aborted) close();
  });
}
