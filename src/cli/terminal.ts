import type { Readable } from 'node:stream';

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly input: Readable;
  /** Prints a result line to standard output. */
  readonly print: (text: string) => void;
  /** Prints a line for people to standard error. */
  readonly warn: (text: string) => void;
  readonly now: () => Date;
}

/** Exit codes: done; done, but something is not as it should be; the command was called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
