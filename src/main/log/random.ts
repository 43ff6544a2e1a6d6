import { randomBytes } from 'node:crypto';

/** Gives that many unpredictable bytes. */
export type Random = (size: number) => Uint8Array;

export const systemRandom: Random = (size) => randomBytes(size);
