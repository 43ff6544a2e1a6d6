import { parentPort, workerData } from 'node:worker_threads';
import { doTask, Task } from './task.ts';

// The thread's whole life: one task, one answer.
parentPort?.postMessage(doTask(Task.parse(workerData)));
