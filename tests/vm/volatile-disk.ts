import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';

/*
 * A disk with a write cache that a power cut empties, for virtual machines: an NBD server (protocol of
 * https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md, fixed newstyle, simple replies) before an image
 * file. Only what was flushed (FLUSH, or a write with FUA) is in the image for sure; of all else, a cut keeps what
 * chance keeps, sector by sector and in no order, as real disks do.
 */

const SECTOR = 512;
const [IHAVEOPT, OPTION_REPLY] = [0x49484156454f5054n, 0x3e889045565a9n];
const [REQUEST, REPLY] = [0x25609513, 0x67446698];
const OPT = { exportName: 1, abort: 2, info: 6, go: 7 } as const;
const REP = { ack: 1, info: 3, unsupported: 0x80000001 } as const;
const CMD = { read: 0, write: 1, disconnect: 2, flush: 3 } as const;
/** Has flags, takes flushes, takes FUA. */
const FLAGS = 1 | 4 | 8;
const FUA = 1;
const EINVAL = 22;
/** A flush takes up to so many milliseconds, as on a disk that turns; until it is over, nothing of it is safe. */
const FLUSH_MS = 40;
/** Said instead of a number of bytes: first the flush. */
const FLUSHING = -1;

/** Sectors, from the byte `at`. */
interface Write {
  readonly at: number;
  readonly bytes: Buffer;
}

export interface CutReport {
  /** All since the disk was switched on. */
  readonly writes: number;
  /** Of those, in danger at the cut. */
  readonly unflushed: number;
  /** In the image whole all the same. */
  readonly kept: number;
  /** In the image in part. */
  readonly torn: number;
}

/** A number from 0 to 1, as `Math.random` gives. */
export type Random = () => number;

/** The image and its write cache. */
export class VolatileDisk {
  readonly size: number;
  readonly #file: number;
  /** In the order in which they came. */
  #unflushed: Write[] = [];
  /** The newest of each sector that is not in the image yet. */
  readonly #newest = new Map<number, Buffer>();
  /** Sectors in the image by FUA, and how many of the unflushed writes are older. */
  readonly #sure = new Map<number, number>();
  #writes = 0;

  /** @param image a file of whole sectors */
  constructor(image: string) {
    this.#file = openSync(image, 'r+');
    this.size = fstatSync(this.#file).size;
  }

  /** Whether a cut now would be in danger of losing something that was written. */
  get isInDanger(): boolean {
    return this.#unflushed.length > 0;
  }

  /**
   * @param at in bytes, at a sector
   * @returns as the machine sees it: what was written last
   */
  read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, at);
    for (let i = 0; i < length; i += SECTOR) this.#newest.get((at + i) / SECTOR)?.copy(bytes, i);
    return bytes;
  }

  /**
   * @param at in bytes, at a sector
   * @param bytes whole sectors; not changed any more
   */
  write(at: number, bytes: Buffer): void {
    this.#writes += 1;
    this.#unflushed.push({ at, bytes });
    for (let i = 0; i < bytes.length; i += SECTOR) {
      this.#newest.set((at + i) / SECTOR, bytes.subarray(i, i + SECTOR));
    }
  }

  /** Writes past the cache (FUA): this is in the image now, and what was written before it still need not be. */
  writeThrough(at: number, bytes: Buffer): void {
    this.#writes += 1;
    writeSync(this.#file, bytes, 0, bytes.length, at);
    for (let i = 0; i < bytes.length; i += SECTOR) {
      this.#newest.delete((at + i) / SECTOR);
      this.#sure.set((at + i) / SECTOR, this.#unflushed.length);
    }
  }

  /** All that was written is in the image now. */
  flush(): void {
    for (const [sector, bytes] of this.#newest) writeSync(this.#file, bytes, 0, SECTOR, sector * SECTOR);
    this.#forget();
  }

  /**
   * The power is gone: of what was not flushed, each sector is in the image or is not, whatever became of those
   * written before it.
   */
  cut(random: Random): CutReport {
    const report = { writes: this.#writes, unflushed: this.#unflushed.length, kept: 0, torn: 0 };
    // Some disks had just nothing to do, some had everything: how much is kept is chance as well.
    const share = random();
    for (const [place, { at, bytes }] of this.#unflushed.entries()) {
      const isTorn = random() < 0.2;
      const isKept = random() < share;
      let kept = 0;
      for (let i = 0; i < bytes.length; i += SECTOR) {
        const isOld = place < (this.#sure.get((at + i) / SECTOR) ?? 0);
        if (isOld || !(isTorn ? random() < 0.5 : isKept)) continue;
        kept += 1;
        writeSync(this.#file, bytes, i, SECTOR, at + i);
      }
      if (kept === bytes.length / SECTOR) report.kept += 1;
      else if (kept > 0) report.torn += 1;
    }
    this.#forget();
    this.#writes = 0;
    return report;
  }

  close(): void {
    this.flush();
    fdatasyncSync(this.#file);
    closeSync(this.#file);
  }

  #forget(): void {
    this.#unflushed = [];
    this.#newest.clear();
    this.#sure.clear();
  }
}

export interface DiskServer {
  /** Waits until no machine is connected, and all that one said is taken. */
  idle(): Promise<void>;
  close(): void;
}

/** Offers a disk on a Unix socket; one machine at a time. */
export async function serveDisk(disk: VolatileDisk, socketPath: string, random: Random): Promise<DiskServer> {
  let connected = 0;
  let waiting: (() => void)[] = [];
  const server = createServer((socket) => {
    connected += 1;
    const session = converse(disk, (bytes) => void socket.write(bytes));
    let pending: Buffer = Buffer.alloc(0);
    let wanted = Number(session.next().value);
    let busy: NodeJS.Timeout | null = null;
    const proceed = (): void => {
      while (busy === null && pending.length >= wanted) {
        const taken = Buffer.from(pending.subarray(0, wanted));
        pending = pending.subarray(wanted);
        const { value, done } = session.next(taken);
        if (done) return void socket.end();
        if (value !== FLUSHING) wanted = value;
        else {
          wanted = 0;
          busy = setTimeout(() => {
            busy = null;
            proceed();
          }, random() * FLUSH_MS);
        }
      }
    };
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      proceed();
    });
    // A machine that is killed resets its connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (busy !== null) clearTimeout(busy);
      connected -= 1;
      for (const resolve of waiting) resolve();
      waiting = [];
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socketPath, resolve);
  });
  return {
    idle: () => (connected === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => void server.close(),
  };
}

/** One machine's talk with the disk: yields how many bytes it wants next, and is given them; or `FLUSHING`. */
function* converse(disk: VolatileDisk, say: (bytes: Buffer) => void): Generator<number, void, Buffer> {
  say(Buffer.concat([Buffer.from('NBDMAGIC'), u64(IHAVEOPT), u16(0b11)]));
  const withoutZeroes = ((yield 4).readUInt32BE() & 2) !== 0;
  for (let isReady = false; !isReady;) {
    const head = yield 16;
    const [option, length] = [head.readUInt32BE(8), head.readUInt32BE(12)];
    if (length > 0) yield length;
    const reply = (type: number, data = Buffer.alloc(0)): void =>
      say(Buffer.concat([u64(OPTION_REPLY), u32(option), u32(type), u32(data.length), data]));
    if (option === OPT.exportName) {
      say(Buffer.concat([u64(BigInt(disk.size)), u16(FLAGS), Buffer.alloc(withoutZeroes ? 0 : 124)]));
      isReady = true;
    } else if (option === OPT.go || option === OPT.info) {
      reply(REP.info, Buffer.concat([u16(0), u64(BigInt(disk.size)), u16(FLAGS)]));
      // Whole sectors, please; and no more than 32 MB at once.
      reply(REP.info, Buffer.concat([u16(3), u32(SECTOR), u32(4096), u32(2 ** 25)]));
      reply(REP.ack);
      isReady = option === OPT.go;
    } else if (option === OPT.abort) {
      reply(REP.ack);
      return;
    } else reply(REP.unsupported);
  }
  for (;;) {
    const head = yield 28;
    if (head.readUInt32BE(0) !== REQUEST) return;
    const [flags, command, handle] = [head.readUInt16BE(4), head.readUInt16BE(6), head.subarray(8, 16)];
    const [at, length] = [Number(head.readBigUInt64BE(16)), head.readUInt32BE(24)];
    const reply = (data: Buffer = Buffer.alloc(0), error = 0): void =>
      say(Buffer.concat([u32(REPLY), u32(error), handle, data]));
    const written = command === CMD.write ? yield length : null;
    if (command === CMD.disconnect) return;
    const isWhole = at % SECTOR === 0 && length % SECTOR === 0 && at + length <= disk.size;
    if (command === CMD.flush) {
      yield FLUSHING;
      disk.flush();
      reply();
    } else if (command === CMD.read && isWhole) reply(disk.read(at, length));
    else if (written !== null && isWhole) {
      if (flags & FUA) disk.writeThrough(at, written);
      else disk.write(at, written);
      reply();
    } else reply(undefined, EINVAL);
  }
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
