/** A stick that does not answer holds up nobody who leaves. */
const PATIENCE_MS = 2000;

/** Told what is said of an order. */
export interface Hears<Progress, Question> {
  readonly onProgress?: (progress: Progress) => void;
  /** Does what only the kiosk may. @throws where it cannot: the order is told so */
  readonly onQuestion?: (question: Question) => void;
}

/** An order that is under way. */
export interface Ordered<Result> {
  /** Settled once whoever does it is gone. @throws OrderError */
  readonly result: Promise<Result>;
  /** Has it end between two steps; what it is then, the result tells. */
  stop(): void;
  /** Ends it, whatever it is at: `ORDER_CANCELLED`. */
  cancel(): void;
  /** Has it end between two steps, or whatever it is at where that takes too long. Resolves when it has. */
  close(): Promise<void>;
}

/** Stops an order, and cancels it where it has not ended in time. Resolves when it has ended. */
export async function closeOrder(
  result: Promise<unknown>,
  { stop, cancel }: Pick<Ordered<unknown>, 'stop' | 'cancel'>,
): Promise<void> {
  const over = result.then(
    () => undefined,
    () => undefined,
  );
  stop();
  if (!(await within(over))) cancel();
  await over;
}

/** Waits until it is over, or patience runs out. Returns whether it is. */
export async function within(over: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const isOver = await Promise.race([over.then(() => true), patience]);
  clearTimeout(timer);
  return isOver;
}
