import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from './errors.ts';
import { Begin, Told, type Said } from './messages.ts';
import type { AnyWork } from './work.ts';

/** What a thread can do, by name; read when it is ordered. */
type Works = Readonly<Record<string, () => Promise<AnyWork>>>;

/** A thread's whole life: one order, one answer. */
export async function serve(works: Works): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this is a thread');
  const say = (said: Said) => port.postMessage(said);
  const stop = new AbortController();
  const asked = new Map<number, Waiting>();
  port.on('message', (message: unknown) => {
    const told = Told.parse(message);
    if (told.kind === 'stop') {
      stop.abort();
      return;
    }
    const question = asked.get(told.id);
    asked.delete(told.id);
    if (told.done) question?.resolve();
    else question?.reject(new Error('it was not done'));
  });
  let ids = 0;
  const ask = (question: unknown) =>
    new Promise<void>((resolve, reject) => {
      ids += 1;
      asked.set(ids, { resolve, reject });
      say({ kind: 'question', id: ids, question });
    });
  try {
    const { work: name, order } = Begin.parse(workerData);
    const work = await works[name]?.();
    if (!work) throw new Error('there is no such work');
    const tell = (progress: unknown) => say({ kind: 'progress', progress });
    say({ kind: 'done', result: await work.run(order, { tell, ask, signal: stop.signal }) });
  } catch (error) {
    say({ kind: 'failed', ...reasonOf(error) });
  }
  // What holds the thread beyond its answer is nobody's order any more.
  port.close();
}

/** Whoever asked, until there is an answer. */
interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}
