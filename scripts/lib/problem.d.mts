/**
 * Runs a script's main function: its result is the exit code (nothing: 0); a failure is one plain message and code 1.
 * @param {() => Promise<number | void>} main
 */
export function runScript(main: () => Promise<number | void>): Promise<void>;
/** A failure that a person can act on: the message says what happened and what to do; no stack is shown. */
export class Problem extends Error {
  /**
   * @param {string} code stable, for tests and scripts
   * @param {string} message plain words, may have several lines
   */
  constructor(code: string, message: string);
  code: string;
}
