import type { SerialPort } from 'serialport/dist/serialport.js';
import type { ProbedPort, ProbeState } from '#shared/domain/scanner-setup.ts';
import { SerialScannerSettings } from '#shared/domain/site.ts';
import { type Clock, pause } from '../scanner/clock.ts';
import { LARGEST_CODE } from '../scanner/frame.ts';
import type { Port } from '../scanner/ports.ts';
import { refusalOf } from '../scanner/refusal.ts';
import { selectorOf } from './find-devices.ts';
import { hear } from './speech.ts';

/** The speeds that scanners are set to, the usual ones first. */
export const BAUD_RATES = [9600, 115_200, 19_200, 38_400, 57_600, 4800, 2400, 1200] as const;

/** Without a byte for so many milliseconds, a scan is over. */
const OVER = 250;
/** So long each speed is listened to, in milliseconds: time for a person to hold a code to the scanner. */
export const LISTEN = 6000;
/** A probe that nobody scans for ends after so many rounds of all speeds. */
const ROUNDS = 3;

/** A look through ports and speeds, while a person scans a code again and again. */
export interface Probe {
  readonly state: ProbeState;
  /** Resolves when all ports are let go; nothing is told any more. */
  close(): Promise<void>;
}

/**
 * Listens to ports at one speed after another until one says something readable: what is heard as garbage, or nothing
 * for a while, takes a port to its next speed. All ports at once; the first that is understood ends it.
 * @param onChange told whenever anything about it changes
 */
export function startProbe(
  ports: readonly Port[],
  clock: Clock,
  onChange: (state: ProbeState) => void,
): Probe {
  const stop = new AbortController();
  let told = true;
  let state: ProbeState = {
    running: true,
    ports: ports.map(({ path }) => ({
      path,
      state: 'listening',
      baudRate: BAUD_RATES[0],
      garbled: 0,
      settings: null,
    })),
  };
  const set = (next: ProbeState): void => {
    state = next;
    if (told) onChange(state);
  };
  const update = (path: string, change: Partial<ProbedPort>): void => {
    set({ ...state, ports: state.ports.map((port) => (port.path === path ? { ...port, ...change } : port)) });
    if (change.state === 'found') stop.abort();
  };
  const work = Promise.all(
    ports.map((port) => probePort(port, ports, clock, stop.signal, (change) => update(port.path, change))),
  ).then(() => set({ ...state, running: false }));
  return {
    get state() {
      return state;
    },
    async close() {
      told = false;
      stop.abort();
      await work;
    },
  };
}

async function probePort(
  port: Port,
  ports: readonly Port[],
  clock: Clock,
  stop: AbortSignal,
  update: (change: Partial<ProbedPort>) => void,
): Promise<void> {
  const { SerialPort } = await import('serialport/dist/serialport.js');
  const open = new SerialPort({ path: port.path, baudRate: BAUD_RATES[0], lock: true, autoOpen: false });
  const error = await new Promise<Error | null>((resolve) => open.open(resolve));
  if (error !== null) {
    const refusal = await refusalOf(port.path, error.message);
    update({ state: refusal === 'searching' ? 'gone' : refusal });
    return;
  }
  const ear = listenTo(open);
  let garbled = 0;
  try {
    for (let turn = 0; turn < ROUNDS * BAUD_RATES.length && !stop.aborted; turn += 1) {
      const baudRate = BAUD_RATES[turn % BAUD_RATES.length] ?? BAUD_RATES[0];
      if (turn > 0) await new Promise((resolve) => open.update({ baudRate }, resolve));
      ear.clear();
      update({ baudRate });
      const bytes = await oneScan(ear, clock, stop);
      if (!open.isOpen) {
        update({ state: 'gone' });
        return;
      }
      const heard = bytes.length === 0 ? null : hear(bytes);
      if (heard !== null) {
        const settings = { kind: 'serial', port: selectorOf(port, ports), baudRate, ...heard };
        update({ state: 'found', settings: SerialScannerSettings.parse(settings) });
        return;
      }
      if (bytes.length > 0) update({ garbled: (garbled += 1) });
    }
  } finally {
    ear.close();
    await new Promise<void>((resolve) => {
      if (open.isOpen) open.close(() => resolve());
      else resolve();
    });
  }
}

/** What an open port says. */
interface Ear {
  /** All bytes since `clear`, no more than a code can have. */
  readonly bytes: Buffer;
  clear(): void;
  /** Resolves at the next bytes, when the port is gone, or when `signal` aborts. */
  next(signal: AbortSignal): Promise<void>;
  close(): void;
}

function listenTo(port: SerialPort): Ear {
  let parts: Buffer[] = [];
  let length = 0;
  let wake = (): void => undefined;
  const onData = (bytes: Buffer): void => {
    if (length < 2 * LARGEST_CODE) parts.push(bytes);
    length += bytes.length;
    wake();
  };
  const onGone = (): void => {
    if (port.isOpen) port.close();
    wake();
  };
  port.on('data', onData).on('error', onGone).on('close', onGone).on('end', onGone);
  return {
    get bytes() {
      return Buffer.concat(parts);
    },
    clear() {
      parts = [];
      length = 0;
    },
    next: (signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          wake = () => undefined;
          signal.removeEventListener('abort', done);
          resolve();
        };
        wake = done;
        signal.addEventListener('abort', done);
        if (signal.aborted || !port.isOpen) done();
      }),
    close() {
      port.off('data', onData).off('end', onGone);
    },
  };
}

/** Waits for a scan and its end; nothing where none comes. */
async function oneScan(ear: Ear, clock: Clock, stop: AbortSignal): Promise<Uint8Array> {
  for (let wait = LISTEN; ; wait = OVER) {
    const before = ear.bytes.length;
    const enough = new AbortController();
    const signal = AbortSignal.any([stop, enough.signal]);
    await Promise.race([ear.next(signal), pause(clock, wait, signal)]);
    enough.abort();
    if (stop.aborted || ear.bytes.length === before) return ear.bytes;
  }
}
