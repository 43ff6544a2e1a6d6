import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { exportWork } from '../../../src/main/export/work.ts';
import { Begin } from '../../../src/main/threads/messages.ts';

// A writer that has begun its file and is too busy to hear anything.
const { order } = exportWork.order.parse(Begin.parse(workerData).order);
writeFileSync(join(dirname(order.path), `.${basename(order.path)}.${process.pid}.gerbang-part`), 'half');
parentPort?.postMessage({ kind: 'progress', progress: { phase: 'running', done: 1, total: 2 } });
for (;;);
