import { Worker } from 'node:worker_threads';
import { OrderError, type OrderErrorCode } from './errors.ts';
import { Said, type Begin, type Told } from './messages.ts';
import { closeOrder, type Hears, type Ordered } from './order.ts';
import type { Work } from './work.ts';

/** A thread that is ended ends at once, but for a disk that does not answer: then it is left behind. */
const GRACE_MS = 2000;

type Outcome<Result> = { readonly result: Result } | { readonly error: OrderError };

/**
 * Does an order in a thread of its own. The answer comes when the thread is gone: a process that ends while one of its
 * threads still gives its databases back may crash on it.
 */
export function orderBeside<Order, Progress, Question, Result>(
  worker: URL,
  work: Work<Order, Progress, Question, Result>,
  order: Order,
  { onProgress, onQuestion }: Hears<Progress, Question>,
): Ordered<Result> {
  const workerData: Begin = { work: work.name, order };
  const thread = new Worker(worker, { workerData, resourceLimits: work.limits });
  /** What it came to; the first holds, and nothing that is said afterwards is heard. */
  let outcome: Outcome<Result> | null = null;
  let silence: NodeJS.Timeout | undefined;
  let grace: NodeJS.Timeout | undefined;
  let gone: () => void = () => undefined;
  const failed = (code: OrderErrorCode, why: string, reason: string | null = null, cause?: unknown) => {
    outcome ??= { error: new OrderError(code, `${work.name} ${why}`, reason, { cause }) };
  };
  const end = (code: OrderErrorCode, why: string, cause?: unknown) => {
    failed(code, why, null, cause);
    void thread.terminate();
    grace ??= setTimeout(() => gone(), GRACE_MS);
  };
  const wait = () => {
    clearTimeout(silence);
    silence = setTimeout(() => end('ORDER_TIMED_OUT', 'said nothing for too long'), work.silence);
    silence.unref();
  };
  const tell = (told: Told) => thread.postMessage(told);
  const hear = (said: Said) => {
    switch (said.kind) {
      case 'progress':
        onProgress?.(work.progress.parse(said.progress));
        return;
      case 'question': {
        const question = work.question.parse(said.question);
        let done = onQuestion !== undefined;
        try {
          onQuestion?.(question);
        } catch {
          done = false;
        }
        tell({ kind: 'answer', id: said.id, done });
        return;
      }
      case 'done':
        outcome = { result: work.result.parse(said.result) };
        return;
      case 'failed':
        failed('ORDER_FAILED', `failed: ${said.name}`, said.reason);
        return;
    }
  };
  const result = new Promise<Result>((resolve, reject) => {
    gone = () => {
      clearTimeout(silence);
      clearTimeout(grace);
      failed('THREAD_DIED', 'lost its thread');
      if (outcome && 'result' in outcome) resolve(outcome.result);
      else if (outcome) reject(outcome.error);
    };
    thread.on('message', (message: unknown) => {
      if (outcome) return;
      wait();
      try {
        hear(Said.parse(message));
      } catch (cause) {
        end('THREAD_DIED', 'said what cannot be understood', cause);
      }
    });
    thread.once('error', (cause: Error) => {
      const isFull = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      failed(isFull ? 'THREAD_FULL' : 'THREAD_DIED', 'lost its thread', null, cause);
    });
    thread.once('exit', () => gone());
  });
  wait();
  const stop = () => tell({ kind: 'stop' });
  const cancel = () => end('ORDER_CANCELLED', 'was ended');
  return { result, stop, cancel, close: () => closeOrder(result, { stop, cancel }) };
}
