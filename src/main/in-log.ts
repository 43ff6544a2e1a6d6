import { LogError } from './log/errors.ts';

/** Something that lies in the log: made anew whenever the log is opened anew. */
export interface InLog<T> {
  /** @throws LogError where the log has no key */
  readonly it: T;
  /** Null where the log was not opened yet. */
  readonly orNull: T | null;
}

interface Kept<Open> {
  made(open: Open): void;
  rest(): void;
  gone(): void;
}

/** All that lies in a log, made and ended with it. */
export class LogContents<Open> {
  readonly #kept: Kept<Open>[] = [];

  /**
   * @param require opens the log where it is not, or throws
   * @param make makes it of the log that was opened
   * @param rest ends what it is at, before the log is closed
   */
  keep<T>(require: () => void, make: (open: Open) => T, rest?: (it: T) => void): InLog<T> {
    let made: { readonly it: T } | null = null;
    const get = (): T => {
      require();
      if (!made) throw new LogError('LOG_UNAVAILABLE', 'the log has no key');
      return made.it;
    };
    this.#kept.push({
      made: (open) => (made = { it: make(open) }),
      rest: () => made && rest?.(made.it),
      gone: () => (made = null),
    });
    return {
      get it() {
        return get();
      },
      get orNull() {
        return made?.it ?? null;
      },
    };
  }

  /** The log is open. */
  made(open: Open): void {
    for (const kept of this.#kept) kept.made(open);
  }

  /** The log is about to be closed. */
  rest(): void {
    for (const kept of this.#kept) kept.rest();
  }

  /** The log is closed, and another may come. */
  gone(): void {
    for (const kept of this.#kept) kept.gone();
  }
}
