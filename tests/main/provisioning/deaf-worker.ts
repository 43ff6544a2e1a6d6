import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { cardsWork } from '../../../src/main/provisioning/work.ts';
import { Begin } from '../../../src/main/threads/messages.ts';

const { work, order } = Begin.parse(workerData);
// Lists are read as ever.
if (work !== cardsWork.name) await import('../../../src/main/worker.ts');
else cutOff(cardsWork.order.parse(order));

/** A writer whose stick answers no more: one office is there, the second is half, and nothing is heard. */
function cutOff({ cards, folder }: ReturnType<typeof cardsWork.order.parse>): void {
  const [first = '', second = ''] = cards.map(({ name }) => name);
  mkdirSync(join(folder, first));
  mkdirSync(join(folder, `${second}.unfinished`));
  writeFileSync(join(folder, `${second}.unfinished`, `${second}.card`), 'half');
  parentPort?.postMessage({ kind: 'progress', progress: 1 });
  for (;;);
}
