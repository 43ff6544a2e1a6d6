import * as z from 'zod';
import { Bytes } from '../log/row.ts';
import { CHAIN_PROBLEMS } from '../log/verify.ts';
import { BackupHeader } from './archive.ts';

/** What takes seconds on a long log, and is done beside the thread that shows the screen. */
export const Task = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('backup'),
    log: z.string(),
    to: z.string(),
    masterKey: Bytes,
    about: BackupHeader.omit({ version: true, salt: true, rows: true }),
  }),
  z.object({ kind: z.literal('inspect'), log: z.string(), masterKey: Bytes }),
]);
export type Task = z.infer<typeof Task>;

export const Result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup'), rows: z.int() }),
  /** The log is as it was written. */
  z.object({ kind: z.literal('sound'), rows: z.int() }),
  /** The file is broken: a disk's fault. */
  z.object({ kind: z.literal('damaged'), said: z.string() }),
  /** The file is whole, but a row is not as it was written: somebody's doing. */
  z.object({ kind: z.literal('changed'), seq: z.int(), problem: z.enum(CHAIN_PROBLEMS) }),
  z.object({ kind: z.literal('failed'), code: z.string() }),
]);
export type Result = z.infer<typeof Result>;
