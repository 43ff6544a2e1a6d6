import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { serveDisk, VolatileDisk } from './volatile-disk.ts';

const SECTOR = 512;
const SECTORS = 8;

function make(): { folder: string; image: string; disk: VolatileDisk } {
  const folder = mkdtempSync(path.join(tmpdir(), 'gerbang-disk-'));
  const image = path.join(folder, 'disk.img');
  writeFileSync(image, Buffer.alloc(SECTORS * SECTOR));
  const disk = new VolatileDisk(image);
  onTestFinished(() => {
    disk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, image, disk };
}

/** What each sector holds, as the number that was written into it. */
const sectorsOf = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / SECTOR }, (_, i) => bytes[i * SECTOR] ?? -1);

const sector = fc.nat(SECTORS - 1);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('write'), at: sector, length: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('through'), at: sector, length: fc.constant(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('flush'), at: sector, length: fc.constant(1) }) },
);

test('a cut keeps all that was flushed; of the rest each sector is something that was written since, or what it was', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 100 }),
      (steps, chance) => {
        const { image, disk } = make();
        const seen = Array<number>(SECTORS).fill(0);
        const possible = seen.map((value) => new Set([value]));
        for (const [i, { kind, at, length }] of steps.entries()) {
          const value = i + 1;
          if (kind === 'flush') {
            disk.flush();
            for (const [place, now] of seen.entries()) possible[place] = new Set([now]);
            continue;
          }
          const count = Math.min(length, SECTORS - at);
          const bytes = Buffer.alloc(count * SECTOR, value);
          if (kind === 'through') disk.writeThrough(at * SECTOR, bytes);
          else disk.write(at * SECTOR, bytes);
          for (let place = at; place < at + count; place += 1) {
            seen[place] = value;
            if (kind === 'through') possible[place] = new Set([value]);
            else possible[place]?.add(value);
          }
        }
        expect(sectorsOf(disk.read(0, SECTORS * SECTOR))).toEqual(seen);
        let draw = 0;
        disk.cut(() => chance[draw++ % chance.length] ?? 0);
        const left = sectorsOf(readFileSync(image));
        expect(left.filter((value, place) => possible[place]?.has(value) !== true)).toEqual([]);
        expect(sectorsOf(disk.read(0, SECTORS * SECTOR))).toEqual(left);
      },
    ),
    { numRuns: 60 },
  );
});

test('what was not flushed can be lost whole, and kept whole', () => {
  for (const [chance, value] of [
    [0.999, 0],
    [0.3, 7],
  ] as const) {
    const { image, disk } = make();
    disk.write(0, Buffer.alloc(SECTOR, 7));
    // The share that is kept, whether a write is torn, whether it is kept.
    const draws = [chance === 0.3 ? 0.9 : 0.1, 0.9, chance];
    disk.cut(() => draws.shift() ?? 0);
    expect(sectorsOf(readFileSync(image))[0]).toBe(value);
  }
});

test('a machine that hangs up in the middle of a flush has flushed nothing', async () => {
  const { folder, image, disk } = make();
  const socketPath = path.join(folder, 'socket');
  const server = await serveDisk(disk, socketPath, () => 0.999);
  const socket = connect(socketPath);
  let heard = Buffer.alloc(0);
  const hear = async (bytes: number): Promise<void> => {
    await expect.poll(() => heard.length).toBeGreaterThanOrEqual(bytes);
  };
  socket.on('data', (bytes: Buffer) => (heard = Buffer.concat([heard, bytes])));
  await hear(18);
  const go = Buffer.alloc(4 + 16);
  go.writeUInt32BE(3, 0);
  go.write('IHAVEOPT', 4);
  go.writeUInt32BE(1, 12);
  socket.write(go);
  await hear(18 + 10);
  expect(heard.readBigUInt64BE(18)).toBe(BigInt(SECTORS * SECTOR));
  const request = (command: number, length: number): Buffer => {
    const bytes = Buffer.alloc(28);
    bytes.writeUInt32BE(0x25609513, 0);
    bytes.writeUInt16BE(command, 6);
    bytes.writeUInt32BE(length, 24);
    return bytes;
  };
  socket.write(Buffer.concat([request(1, SECTOR), Buffer.alloc(SECTOR, 9)]));
  await hear(28 + 16);
  socket.write(request(3, 0));
  socket.destroy();
  await server.idle();
  server.close();
  expect(disk.isInDanger).toBe(true);
  expect(sectorsOf(readFileSync(image))[0]).toBe(0);
});
