import type { SerialPort } from 'serialport/dist/serialport.js';
import type { SerialScannerSettings } from '#shared/domain/site.ts';
import { type Clock, pause } from './clock.ts';
import { backOff, Outlet, type Scanner, scannerOf } from './driver.ts';
import { LARGEST_CODE, SILENCE } from './frame.ts';
import { Framer } from './framing.ts';
import { Line } from './line.ts';
import { locate } from './ports.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { undress } from './undress.ts';

/**
 * The pause that ends a code where nothing else does: above the 16 ms for which USB converters hold bytes back,
 * below what a person notices.
 */
const PAUSE = 60;

/** How often an open port is asked whether it is still there. */
const HEARTBEAT = 1000;

/**
 * A scanner on a serial port (RS-232 or USB-CDC), through `serialport`. Looks for the port with back-off, and
 * again whenever it vanishes; a code that breaks off then is delivered as `open`.
 */
export function createSerialScanner(settings: SerialScannerSettings, clock: Clock): Scanner {
  const { port } = settings;
  const outlet = new Outlet({ state: 'searching', device: port.by === 'path' ? port.path : null });
  return scannerOf(outlet, (stop) => stayConnected(settings, clock, outlet, stop));
}

async function stayConnected(
  settings: SerialScannerSettings,
  clock: Clock,
  outlet: Outlet,
  stop: AbortSignal,
): Promise<void> {
  const SerialPort = await loadDriver();
  if (SerialPort === null) return;
  const { baudRate, dataBits = 8, parity = 'none', stopBits = 1 } = settings;
  const framing = { baudRate, dataBits, parity, stopBits };
  let failures = 0;
  let wasConnected = false;
  while (!stop.aborted) {
    const path = await locate(settings.port);
    const opened =
      path === null ? 'searching' : await openPort(new SerialPort({ ...portOptions, ...framing, path }));
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
    return (await import('serialport/dist/serialport.js')).SerialPort;
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
  const { terminator } = settings;
  // With a terminator, silence is only how a broken code ends; without one, it is what every visitor waits for.
  const silence = terminator === 'none' ? PAUSE : SILENCE;
  const line = new Line(
    new Framer({ terminator, silence, limit: LARGEST_CODE }),
    clock,
    (frame, at, tookMs) => {
      outlet.deliver({ ...undress(frame, settings), source: `serial:${port.path}`, at, tookMs });
    },
  );
  let cancelHeartbeat = (): void => undefined;

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
    port.on('data', (bytes: Uint8Array) => line.receive(bytes));
    port.on('error', close);
    port.once('end', close);
    port.once('close', () => {
      stop.removeEventListener('abort', close);
      cancelHeartbeat();
      line.end();
      resolve();
    });
    stop.addEventListener('abort', close);
    heartbeat();
    outlet.report({ state: 'connected', device: port.path });
    if (stop.aborted) close();
  });
}
