import * as z from 'zod';
import { OrderError } from '../threads/errors.ts';
import type { Threads } from '../threads/threads.ts';
import { defineWork } from '../threads/work.ts';
import { Result, Task } from './task.ts';

/** A backup, or the look through a log: nothing is said until it is done, and half an hour is long for either. */
export const backupWork = defineWork({
  name: 'backup',
  order: Task,
  progress: z.never(),
  question: z.never(),
  result: Result,
  silence: 30 * 60_000,
  limits: {},
  load: async () => (await import('./do-task.ts')).doTask,
});

/** Does a task beside; that it cannot be done is a result, too. */
export async function runTask(threads: Threads, task: Task): Promise<Result> {
  try {
    return await threads.start(backupWork, task).result;
  } catch (error) {
    const died = !(error instanceof OrderError) || error.code === 'THREAD_DIED';
    return { kind: 'failed', code: died ? 'INTERNAL_ERROR' : (error.reason ?? error.code) };
  }
}
