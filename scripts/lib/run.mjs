import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { constants } from 'node:os';

/** Programs in front (they share our terminal) and behind (npm, apt): a signal to us must reach both. */
/** @type {Set<import('node:child_process').ChildProcess>} */
const inFront = new Set();
/** @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals>} */
const behind = new Map();

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
let handling = false;

/**
 * Ends a program behind ours, and what it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** From now on a signal ends the programs that we started as well, and leaves none behind. */
function handleSignals() {
  if (handling) return;
  handling = true;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (inFront.size === 0) process.exit(128 + constants.signals[signal]);
      // Ctrl+C reaches the program in front by itself: it has our terminal. It decides when to end; we follow.
      const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
      if (!fromTerminal) for (const child of inFront) child.kill(signal);
    });
  }
  process.on('exit', () => behind.forEach((signal, child) => end(child, signal)));
}

/**
 * Runs a program with our own input and output, and passes our signals on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function run(command, args, options = {}) {
  handleSignals();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    inFront.add(child);
    child.on('error', (error) => {
      inFront.delete(child);
      reject(error);
    });
    child.on('exit', (code, signal) => {
      inFront.delete(child);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Starts a program behind ours, in a process group of its own; it ends with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { outlives?: boolean, endWith?: NodeJS.Signals }} options
 *   outlives: let it finish even if we are ended (it would leave a mess); endWith: npm, busy installing, would
 *   not listen to less than SIGKILL, so that is what a program gets if nothing is said
 */
export function startBehind(command, args, { outlives = false, endWith = 'SIGKILL', ...options }) {
  handleSignals();
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  if (!outlives) behind.set(child, endWith);
  child.on('exit', () => behind.delete(child));
  child.on('error', () => behind.delete(child));
  return child;
}

/**
 * Runs a program quietly and keeps what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, outlives?: boolean, watch?: (stop: () => void) => () => void }} [options]
 *   watch may stop the program early; it gives back how to end the watching
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code 127 when there is no such program
 */
export function capture(command, args, { watch, ...options } = {}) {
  return new Promise((resolve) => {
    const child = startBehind(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    const unwatch = watch?.(() => end(child, 'SIGKILL'));
    child.on('error', (error) => {
      unwatch?.();
      resolve({ code: 127, stdout, stderr: stderr || error.message });
    });
    child.on('close', (code) => {
      unwatch?.();
      resolve({ code: code ?? 1, stdout, stderr });
    });
  });
}

/**
 * Runs npm quietly, but never on the project's own Node, which `npm ci` is about to delete.
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export function npm(args, { cwd }) {
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
    .join(delimiter);
  const windows = process.platform === 'win32';
  return capture(windows ? 'npm.cmd' : 'npm', args, { cwd, env: { ...process.env, PATH }, shell: windows });
}

/**
 * What npm says went wrong, without its own noise.
 * @param {string} stderr
 * @returns {string}
 */
export function npmComplaint(stderr) {
  const code =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/.exec(
      stderr,
    );
  if (code)
    return `The npm registry cannot be reached (${code[1]}). Check the network or the proxy, then run the same command again.`;
  const errors = stderr.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const shown = errors.filter((line) => !/complete log of this run|\.log$/.test(line)).slice(0, 8);
  return (shown.length > 0 ? shown : stderr.trim().split('\n').slice(-3)).join('\n');
}
