import { parentPort, workerData } from 'node:worker_threads';
import { EntryLog } from '../log/entry-log.ts';
import { ExportError } from './errors.ts';
import { Exporter } from './exporter.ts';
import { Answer, ThreadOrder } from './thread-order.ts';

/** How often it is told how far it is, in milliseconds. */
const TELL_MS = 100;

// The thread's whole life: one export. It reads beside the kiosk; what goes on record, the kiosk writes. Who cancels it
// ends the thread: it is asked nothing, for it may be busy.
const port = parentPort;
if (!port) throw new Error('this is a thread');
const { log: path, keys, officers, timeZone, now, keepOut, order } = ThreadOrder.parse(workerData);
const log = EntryLog.openReadonly({ path, keys });
let answered: ((answer: Answer) => void) | null = null;
const exporter = new Exporter({
  ...{ log, timeZone: () => timeZone, now: () => new Date(now), keepOut },
  officers: { list: () => officers },
  record: async (audit) => {
    const answer = new Promise<Answer>((resolve) => (answered = resolve));
    port.postMessage({ kind: 'record', audit });
    if ((await answer) !== 'recorded') throw new ExportError('LOG_FAILED', 'it could not be put on record');
  },
});
port.on('message', (message: unknown) => {
  answered?.(Answer.parse(message));
});
const tell = () => port.postMessage({ kind: 'state', state: exporter.state });
const telling = setInterval(tell, TELL_MS);
const running = exporter.start(order);
// What failed is in the state; why, the kiosk is told in a word, without a row's content.
running
  .catch((error: unknown) =>
    port.postMessage({ kind: 'fault', name: error instanceof Error ? error.name : '' }),
  )
  .finally(() => {
    clearInterval(telling);
    tell();
    log.close();
    port.close();
  });
