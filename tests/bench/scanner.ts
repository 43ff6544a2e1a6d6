import { SerialScannerSettings } from '#shared/domain/site.ts';
import { systemClock } from '../../src/main/scanner/clock.ts';
import { type Frame, LARGEST_CODE, SILENCE } from '../../src/main/scanner/frame.ts';
import { Framer } from '../../src/main/scanner/framing.ts';
import { AIM_FIRST, ReportAssembler } from '../../src/main/scanner/hid-report.ts';
import { Line } from '../../src/main/scanner/line.ts';
import { createScanner } from '../../src/main/scanner/scanner.ts';
import { undress } from '../../src/main/scanner/undress.ts';
import { Wedge } from '../../src/main/scanner/wedge.ts';
import { VENDORS } from '../main/scanner/reports.ts';
import { enter, typed } from '../main/scanner/strokes.ts';
import { openPty } from '../support/pty.ts';
import { alternate, type Effort, type Plan, timing, wallClock } from './lib/measure.ts';
import { micros, millis, type Row, type Section } from './lib/report.ts';

/** As long as a certificate of one dose. */
const LENGTH = 563;
const SCANS = 300;
const WARM_UP = 30;
/** Start bit, eight data bits, stop bit. */
const BITS_A_BYTE = 10;
/** A full-speed HID device is asked once a millisecond (USB 2.0, section 5.7.4), and says 56 bytes of a code. */
const REPORT_MS = 1;
const REPORT_BYTES = 56;

/** From a code's bytes to the scan, beside the least time that its bytes need to come. */
export async function scannerSection(effort: Effort): Promise<Section> {
  const plan = effort.few({ rounds: SCANS, warmUp: WARM_UP });
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const text = `HC1:${Array.from({ length: LENGTH - 4 }, (_, i) => alphabet.charAt((i * 7) % 45)).join('')}`;
  const bytes = Buffer.from(`${text}\r`);
  const reports = VENDORS[0]?.reports(Uint8Array.from(Buffer.from(text))) ?? [];
  const strokes = [...Array.from(text).flatMap((character) => typed(character)), ...enter()];
  const wire = ((LENGTH + 1) * BITS_A_BYTE * 1000) / 115_200;
  const usb = Math.ceil(LENGTH / REPORT_BYTES) * REPORT_MS;

  let codes = 0;
  const count = ({ ending }: Frame): void => void (codes += ending === 'whole' ? 1 : 0);
  const serial = new Line(
    new Framer({ terminator: 'auto', silence: SILENCE, limit: LARGEST_CODE }),
    systemClock,
    (frame) => count(undress(frame, {})),
  );
  const hid = new Line(new ReportAssembler(AIM_FIRST), systemClock, (frame) => count(undress(frame, {})));
  const wedge = new Wedge();
  let at = 0;
  const cost = await alternate(
    {
      serial: () => serial.receive(bytes),
      hid: () => {
        for (const report of reports) hid.receive(report);
      },
      wedge: () => {
        for (const stroke of strokes) codes += wedge.push(stroke, (at += 0.5)).frames.length;
        wedge.tick((at += 1000));
      },
    },
    plan,
  );
  serial.end();
  hid.end();
  if (codes !== 3 * (plan.rounds + plan.warmUp)) throw new Error(`${codes} codes came out`);
  const port = await throughPort(bytes, plan);
  return {
    title: 'Scanner: a code’s bytes to the scan',
    rows: [
      limit(`${LENGTH + 1} bytes on the wire at 115200 baud`, wire),
      limit(`${reports.length} reports of HID POS over USB`, usb),
      micros('serial: bytes cut into the scan', cost.serial, { to: 'wire at 115200', value: wire }),
      micros('HID POS: reports put together', cost.hid, { to: 'USB', value: usb }),
      micros(`keyboard: ${strokes.length} strokes sorted and read`, cost.wedge, {
        to: 'wire at 115200',
        value: wire,
      }),
      millis('last byte into a real port to the scan', port, { to: 'wire at 115200', value: wire }),
    ],
    notes: [
      'The wire times are computed: what a real port or USB takes at the least before the last byte is there.',
      'Through the port: a pseudo-terminal that another program writes into, `serialport`, one process; the code goes in at once.',
    ],
  };
}

async function throughPort(bytes: Buffer, { rounds, warmUp }: Plan) {
  const pty = await openPty();
  const scanner = createScanner(
    SerialScannerSettings.parse({ kind: 'serial', port: { by: 'path', path: pty.scannerPath } }),
  );
  let arrived = (): void => undefined;
  scanner.onScan(() => arrived());
  const connected = new Promise<void>((resolve) => {
    scanner.onStatus(({ state }) => {
      if (state === 'connected') resolve();
    });
  });
  scanner.start();
  await connected;
  const samples: number[] = [];
  try {
    for (let i = 0; i < rounds + warmUp; i++) {
      const scanned = new Promise<void>((resolve) => (arrived = resolve));
      const begin = wallClock();
      await pty.write(bytes);
      await scanned;
      if (i >= warmUp) samples.push(wallClock() - begin);
    }
    return timing(samples);
  } finally {
    await scanner.close();
    await pty.close();
  }
}

function limit(name: string, median: number): Row {
  return { name, median, p95: null, samples: 1, unit: 'ms' };
}
