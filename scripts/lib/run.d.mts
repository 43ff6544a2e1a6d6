/**
 * Runs a program with our own input and output, and passes our signals on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function run(
  command: string,
  args: readonly string[],
  options?: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    stdio?: import('node:child_process').StdioOptions;
  },
): Promise<number>;
/**
 * Starts a program behind ours, in a process group of its own; it ends with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { outlives?: boolean, endWith?: NodeJS.Signals }} options
 *   outlives: let it finish even if we are ended (it would leave a mess); endWith: npm, busy installing, would
 *   not listen to less than SIGKILL, so that is what a program gets if nothing is said
 */
export function startBehind(
  command: string,
  args: readonly string[],
  {
    outlives,
    endWith,
    ...options
  }: import('node:child_process').SpawnOptions & {
    outlives?: boolean;
    endWith?: NodeJS.Signals;
  },
): import('child_process').ChildProcess;
/**
 * Runs a program quietly and keeps what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, outlives?: boolean, watch?: (stop: () => void) => () => void }} [options]
 *   watch may stop the program early; it gives back how to end the watching
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code 127 when there is no such program
 */
export function capture(
  command: string,
  args: readonly string[],
  {
    watch,
    ...options
  }?: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    shell?: boolean;
    outlives?: boolean;
    watch?: (stop: () => void) => () => void;
  },
): Promise<{
  code: number;
  stdout: string;
  stderr: string;
}>;
/**
 * Runs npm quietly, but never on the project's own Node, which `npm ci` is about to delete.
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export function npm(
  args: readonly string[],
  {
    cwd,
  }: {
    cwd: string;
  },
): Promise<{
  code: number;
  stdout: string;
  stderr: string;
}>;
/**
 * What npm says went wrong, without its own noise.
 * @param {string} stderr
 * @returns {string}
 */
export function npmComplaint(stderr: string): string;
