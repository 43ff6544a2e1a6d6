import { connect } from 'node:net';
import { npm } from './run.mjs';

/** How long a connection may take before there is none: npm itself would ask for each package, for minutes. */
const PATIENCE_MS = 8000;

/**
 * Whether something answers at an address.
 * @param {string} address of http or https
 * @param {number} [patience] milliseconds
 * @returns {Promise<string | null>} why not: the system's code, or TIMEOUT; null where it does
 */
export function whyNoAnswer(address, patience = PATIENCE_MS) {
  const { protocol, hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) });
    const end = (/** @type {string | null} */ why) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => end('TIMEOUT'), patience);
    socket.on('connect', () => end(null));
    socket.on('error', (error) => end('code' in error ? String(error.code) : error.message));
  });
}

/**
 * Whom npm would ask for packages: its registry, or the proxy before it.
 * @param {string} answer of `npm config get registry https-proxy proxy`
 * @returns {string | null}
 */
export function askedBy(answer) {
  const values = new Map(
    answer.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
  const found = ['https-proxy', 'proxy', 'registry']
    .map((key) => values.get(key))
    .find((value) => value && URL.canParse(value));
  return found ?? null;
}

/**
 * Why npm's registry cannot be reached; null where it can, or where npm alone knows.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function registryAway(root) {
  const address = askedBy(
    (await npm(['config', 'get', 'registry', 'https-proxy', 'proxy'], { cwd: root })).stdout,
  );
  return address === null ? null : whyNoAnswer(address);
}
