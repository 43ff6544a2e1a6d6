import { OrderError, reasonOf } from './errors.ts';
import { closeOrder, type Hears, type Ordered } from './order.ts';
import type { Work } from './work.ts';

/** Does an order in this thread, for whoever has no other. It ends between two steps or not at all. */
export function orderHere<Order, Progress, Question, Result>(
  work: Work<Order, Progress, Question, Result>,
  order: Order,
  { onProgress, onQuestion }: Hears<Progress, Question>,
): Ordered<Result> {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  const giver = {
    tell: (progress: Progress) => onProgress?.(progress),
    ask: async (question: Question) => {
      if (!onQuestion) throw new Error('nobody answers');
      await Promise.resolve();
      onQuestion(question);
    },
    signal: stopped.signal,
  };
  const result = work
    .load()
    .then((does) => does(order, giver))
    .catch((cause: unknown) => {
      const { name, reason } = reasonOf(cause);
      throw new OrderError('ORDER_FAILED', `${work.name} failed: ${name}`, reason, { cause });
    });
  return { result, stop, cancel: stop, close: () => closeOrder(result, { stop, cancel: stop }) };
}
