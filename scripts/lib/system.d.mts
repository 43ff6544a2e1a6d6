/**
 * The packages of dpkg-query's answer that are installed.
 * @param {string} answer lines "name status", as of `-f '${Package} ${db:Status-Status}\n'`
 * @returns {Set<string>}
 */
export function installedIn(answer: string): Set<string>;
/**
 * The packages of `apt-cache policy`'s answer that can be installed.
 * @param {string} answer
 * @returns {Set<string>}
 */
export function candidatesIn(answer: string): Set<string>;
/**
 * What is missing, each as its alternatives.
 * @param {ReadonlySet<string>} installed
 * @returns {ReadonlyArray<readonly string[]>}
 */
export function missingOf(installed: ReadonlySet<string>): ReadonlyArray<readonly string[]>;
/**
 * Of each missing package, the name that this system knows it by.
 * @param {ReadonlyArray<readonly string[]>} missing
 * @param {ReadonlySet<string>} candidates
 * @returns {{ install: string[], unknown: string[] }}
 */
export function choose(
  missing: ReadonlyArray<readonly string[]>,
  candidates: ReadonlySet<string>,
): {
  install: string[];
  unknown: string[];
};
/**
 * Installs the missing system packages on Debian and Ubuntu; elsewhere says what is missing. No apt call when all is there.
 * @param {(line: string) => void} say
 * @throws {Problem} SYSTEM_PACKAGES
 */
export function ensureSystemPackages(say: (line: string) => void): Promise<void>;
/**
 * Chromium's sandbox needs unprivileged user namespaces or a helper that belongs to root. Gerbang never runs without a
 * sandbox (root, in development, aside), so where the system forbids the first, the second is set up.
 * @param {string} executable Electron's program
 * @param {(line: string) => void} say
 * @throws {Problem} SANDBOX
 */
export function ensureSandbox(executable: string, say: (line: string) => void): Promise<void>;
/**
 * What Electron, the scanners and their tests need of a Linux system. The names of one line are alternatives: newer
 * Debian and Ubuntu renamed some packages to …t64. `has` is a library or a program by which it is known elsewhere.
 * @type {ReadonlyArray<{ names: readonly string[], has?: string }>}
 */
export const NEEDED: ReadonlyArray<{
  names: readonly string[];
  has?: string;
}>;
