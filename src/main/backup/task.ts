import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { GerbangError } from '#shared/errors.ts';
import { inspectLog } from '../log/backup.ts';
import { deriveLogKeys } from '../log/keys.ts';
import { Bytes } from '../log/row.ts';
import { CHAIN_PROBLEMS } from '../log/verify.ts';
import { BackupHeader } from './archive.ts';
import { makeBackup } from './make-backup.ts';

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

/** Does a task, here. */
export function doTask(task: Task): Result {
  try {
    if (task.kind === 'backup') return { kind: 'backup', rows: makeBackup(task) };
    const found = inspectLog(task.log, deriveLogKeys(task.masterKey));
    if (found.ok) return { kind: 'sound', rows: found.rows };
    if ('said' in found) return { kind: 'damaged', said: found.said };
    return { kind: 'changed', seq: found.seq, problem: found.problem };
  } catch (error) {
    const code = error instanceof GerbangError ? String(error.code) : 'INTERNAL_ERROR';
    return code === 'LOG_DAMAGED' ? { kind: 'damaged', said: code } : { kind: 'failed', code };
  }
}

/**
 * Does a task in a thread of its own. The answer comes when the thread is gone: a process that ends while one of its
 * threads still gives its databases back may crash on it.
 * @param worker where `worker.ts` is
 */
export function runTask(worker: URL, task: Task): Promise<Result> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, { workerData: task });
    let result: Result = { kind: 'failed', code: 'INTERNAL_ERROR' };
    thread.once('message', (message: unknown) => (result = Result.safeParse(message).data ?? result));
    thread.once('error', () => undefined);
    thread.once('exit', () => resolve(result));
  });
}
