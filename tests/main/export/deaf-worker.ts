import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { ThreadOrder } from '../../../src/main/export/thread-order.ts';

// A writer that has begun its file and is too busy to hear anything.
const { order } = ThreadOrder.parse(workerData);
writeFileSync(join(dirname(order.path), `.${basename(order.path)}.${process.pid}.gerbang-part`), 'half');
parentPort?.postMessage({ kind: 'state', state: { phase: 'running', done: 1, total: 2 } });
for (;;);
