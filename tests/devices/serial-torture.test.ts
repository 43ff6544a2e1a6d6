import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Scan } from '../../src/main/scanner/scan.ts';
import { createScanner } from '../../src/main/scanner/scanner.ts';
import { SerialScannerSettings } from '../../src/shared/domain/site.ts';
import { openPty } from '../support/pty.ts';

const CODES = 10_000;
const LONGEST = 4000;
const ENDS = ['\r', '\n', '\r\n'].map((end) => Buffer.from(end));

/** A small generator of random numbers (mulberry32), so that a failing run can be run again. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

test(`${CODES} random codes, chunked, glued, cut and unplugged: each complete one exactly once, none invented`, async () => {
  const seed = Number(process.env['GERBANG_SEED'] ?? Date.now() % 2 ** 31);
  const random = generator(seed);
  const randomCode = (): Buffer => {
    const code = Buffer.alloc(1 + random(LONGEST));
    for (let i = 0; i < code.length; i++) {
      const byte = random(256);
      code[i] = byte === 0x0d || byte === 0x0a ? 0x20 : byte;
    }
    // Not by chance an AIM identifier, which is taken off.
    if (code[0] === 0x5d) code[0] = 0x20;
    return code;
  };

  const pty = await openPty();
  const scanner = createScanner(
    SerialScannerSettings.parse({ kind: 'serial', port: { by: 'path', path: pty.scannerPath } }),
  );
  const codes = Array.from({ length: CODES }, randomCode);
  /** How many of the codes came out. They must come in order. */
  let delivered = 0;
  const open: Scan[] = [];
  const wrong: string[] = [];
  scanner.onScan((scan) => {
    if (scan.ending === 'open') open.push(scan);
    else if (scan.ending === 'whole' && codes[delivered]?.equals(scan.bytes)) delivered += 1;
    else wrong.push(`${scan.ending}, ${scan.bytes.length} bytes, where code ${delivered} was due`);
  });
  const until = (condition: () => boolean): Promise<void> =>
    vi.waitFor(
      () => {
        expect(wrong).toEqual([]);
        expect(condition()).toBe(true);
      },
      { timeout: 20_000, interval: 5 },
    );
  const write = async (bytes: Buffer): Promise<void> => {
    for (let at = 0; at < bytes.length;) {
      const size = 1 + random(random(4) === 0 ? 16 : 8192);
      await pty.write(bytes.subarray(at, at + size));
      at += size;
      if (random(20) === 0) await sleep(random(8));
    }
  };

  try {
    scanner.start();
    await until(() => scanner.status.state === 'connected');
    let sent = 0;
    let batches = 0;
    let cuts = 0;
    let unpluggings = 0;
    while (delivered < CODES) {
      const batch = codes.slice(sent, sent + 1 + random(60));
      await write(Buffer.concat(batch.flatMap((code) => [code, ENDS[random(ENDS.length)] ?? Buffer.of()])));
      sent += batch.length;
      batches += 1;
      if (batches % 8 === 2 && unpluggings < 20) {
        // In full flow: what the line had not carried is lost, but what comes out is still the beginning of it.
        unpluggings += 1;
        await pty.close();
        await until(() => scanner.status.state === 'lost');
        const half = open.pop();
        if (half) expect(codes[delivered]?.subarray(0, half.bytes.length).equals(half.bytes)).toBe(true);
        expect(open).toEqual([]);
        expect(delivered).toBeLessThanOrEqual(sent);
        sent = delivered;
        await pty.reopen();
        await until(() => scanner.status.state === 'connected');
      } else if (batches % 8 === 5 && cuts < 20) {
        // The visitor takes the phone away: half a code, silence, then the next.
        cuts += 1;
        await until(() => delivered === sent);
        const half = randomCode();
        await write(half);
        await until(() => open.length > 0);
        expect(open.pop()?.bytes).toEqual(Uint8Array.from(half));
      } else if (sent === CODES) await until(() => delivered === CODES);
    }
    await sleep(500); // Nothing comes after.
    expect({ delivered, wrong, open }).toEqual({ delivered: CODES, wrong: [], open: [] });
    expect({ cuts, unpluggings }, `seed ${seed}`).toEqual({ cuts: 20, unpluggings: 20 });
  } catch (error) {
    throw new Error(`failed with GERBANG_SEED=${seed}`, { cause: error });
  } finally {
    await scanner.close();
    await pty.close();
  }
}, 180_000);
