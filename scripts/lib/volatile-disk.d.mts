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

/** An image and its write cache, which a power cut empties. */
export class VolatileDisk {
  /** @param image a file of whole sectors */
  constructor(image: string);
  readonly size: number;
  /** Whether a cut now would be in danger of losing something that was written. */
  readonly isInDanger: boolean;
  /** What was written last, from a byte at a sector. */
  read(at: number, length: number): Buffer;
  /** Writes whole sectors into the cache. */
  write(at: number, bytes: Buffer): void;
  /** Writes past the cache (FUA). */
  writeThrough(at: number, bytes: Buffer): void;
  /** All that was written is in the image now. */
  flush(): void;
  /** The power is gone: of what was not flushed, each sector is in the image or is not. */
  cut(random: () => number): CutReport;
  close(): void;
}

/** Offers a disk on a Unix socket, by NBD. */
export function serveDisk(
  disk: VolatileDisk,
  socketPath: string,
  random: () => number,
): Promise<{ idle: () => Promise<void>; close: () => void }>;
