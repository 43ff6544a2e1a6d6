/** A failure that a person can act on: the message says what happened and what to do; no stack is shown. */
export class Problem extends Error {
  /**
   * @param {string} code stable, for tests and scripts
   * @param {string} message plain words, may have several lines
   */
  constructor(code, message) {
    super(message);
    this.name = 'Problem';
    this.code = code;
  }
}

/**
 * Runs a script's main function: its result is the exit code (nothing: 0); a failure is one plain message and code 1.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\n${error instanceof Problem ? message : `This did not work: ${message}`}\n`);
    process.exitCode = 1;
  }
}
