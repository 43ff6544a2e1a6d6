import { GerbangError } from '#shared/errors.ts';
import { inspectLog } from '../log/backup.ts';
import { deriveLogKeys } from '../log/keys.ts';
import { makeBackup } from './make-backup.ts';
import type { Result, Task } from './task.ts';

/** Does a task, in the thread that calls it. */
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
