import type { ResourceLimits } from 'node:worker_threads';
import type * as z from 'zod';

/** What somebody who does an order has to do with who gave it. */
export interface Giver<Progress, Question> {
  /** Says how far it is. */
  readonly tell: (progress: Progress) => void;
  /** Has the kiosk do what only it may do. @throws where it could not */
  readonly ask: (question: Question) => Promise<void>;
  /** Aborted when it may stop, between two steps. */
  readonly signal: AbortSignal;
}

/** A kind of work that is done beside the thread that scans share: what crosses, what it may use, and who does it. */
export interface Work<Order, Progress, Question, Result> {
  readonly name: string;
  readonly order: z.ZodType<Order>;
  readonly progress: z.ZodType<Progress>;
  readonly question: z.ZodType<Question>;
  readonly result: z.ZodType<Result>;
  /** In milliseconds: who has not said a word for so long is ended. */
  readonly silence: number;
  readonly limits: ResourceLimits;
  /** Reads who does it: in the thread, and when it is ordered. */
  readonly load: () => Promise<
    (order: Order, giver: Giver<Progress, Question>) => Result | PromiseLike<Result>
  >;
}

/** A kind of work, whatever crosses. */
export interface AnyWork {
  /** Does an order that comes from another thread. */
  readonly run: (order: unknown, giver: Giver<unknown, unknown>) => Promise<unknown>;
}

/** Says once what crosses, and who does it. */
export function defineWork<Order, Progress, Question, Result>(
  work: Work<Order, Progress, Question, Result>,
): Work<Order, Progress, Question, Result> & AnyWork {
  return {
    ...work,
    run: async (order, giver) => (await work.load())(work.order.parse(order), giver),
  };
}
