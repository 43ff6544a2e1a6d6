import { Socket } from 'node:net';
import { Problem } from './problem.mjs';
import { startBehind } from './run.mjs';

/**
 * Is there a screen to show a window on?
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * A display to start Electron on: the present one, or else an X server of our own, which ends with this process.
 * @param {{ size?: string, own?: boolean, env?: NodeJS.ProcessEnv }} [options]
 *   size: of an own display, "1366x768x24" if not given; own: start one even where there is a display
 * @returns {Promise<{ env: Record<string, string>, own: boolean, stop: () => void }>} env: to add to the environment
 * @throws {Problem} NO_DISPLAY
 */
export async function openDisplay({ size = '1366x768x24', own = false, env = process.env } = {}) {
  if (hasDisplay(env) && (!own || process.platform !== 'linux'))
    return { env: {}, own: false, stop: () => undefined };
  // -displayfd: the server picks a free number and writes it to descriptor 3 once it is ready.
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
  const server = startBehind('Xvfb', args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    endWith: 'SIGTERM',
  });
  const number = await new Promise((resolve, reject) => {
    let complaint = '';
    let answer = '';
    const fail = (/** @type {string} */ why) =>
      reject(
        new Problem('NO_DISPLAY', `There is no display, and a virtual one (Xvfb) did not start: ${why}`),
      );
    server.on('error', (error) => fail(error.message));
    server.on('exit', () => fail(complaint.trim() || 'it ended at once'));
    server.stderr?.setEncoding('utf8').on('data', (text) => (complaint += text));
    server.stdio[3]?.on('data', (/** @type {Buffer} */ text) => {
      answer += text.toString('utf8');
      if (answer.endsWith('\n')) resolve(answer.trim());
    });
  });
  // The server must not keep this process from ending; it is stopped when that happens.
  server.unref();
  for (const stream of [server.stderr, server.stdio[3]]) if (stream instanceof Socket) stream.unref();
  return { env: { DISPLAY: `:${number}` }, own: true, stop: () => void server.kill('SIGTERM') };
}
