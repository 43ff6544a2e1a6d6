import { GerbangError } from '#shared/errors.ts';

/**
 * `ORDER_FAILED`: whoever did it says so, with a `reason`; `ORDER_CANCELLED`: it was ended from here;
 * `ORDER_TIMED_OUT`: not a word came in the time that it has; `THREAD_FULL`: it took more memory than it may;
 * `THREAD_DIED`: its thread was gone before the answer, or said what nobody understands.
 */
export type OrderErrorCode =
  'ORDER_FAILED' | 'ORDER_CANCELLED' | 'ORDER_TIMED_OUT' | 'THREAD_FULL' | 'THREAD_DIED';

/** An order that came to nothing. */
export class OrderError extends GerbangError<OrderErrorCode> {
  /** The code of the error in the thread, or `INTERNAL_ERROR`; null where there was none. */
  readonly reason: string | null;

  constructor(code: OrderErrorCode, message: string, reason: string | null = null, options?: ErrorOptions) {
    super(code, message, options);
    this.reason = reason;
  }
}

/** What crosses of an error: what it is called and its code. Its message may hold a row's content. */
export function reasonOf(error: unknown): { reason: string; name: string } {
  return {
    reason: error instanceof GerbangError ? String(error.code) : 'INTERNAL_ERROR',
    name: error instanceof Error ? error.name : '',
  };
}
