import type { Readable } from 'node:stream';

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly input: Readable;
  /** Prints a result line to standard output. */
  readonly print: (text: string) => void;
  /** Prints a line for people to standard error. */
  readonly warn: (text: string) => void;
  /** Resolves once the reader has taken what was printed: whoever prints without end waits for it. */
  readonly drained: () => Promise<void>;
  readonly now: () => Date;
}

/** Exit codes: done; done, but something is not as it should be; the command was called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Text of unknown origin as a person's terminal may show it: a name in a code must not move the cursor. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
