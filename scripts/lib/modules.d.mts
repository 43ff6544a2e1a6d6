/**
 * What node_modules has to match: the lock file, and what package.json asks for.
 * @param {string} root
 * @returns {string} hex
 */
export function modulesStamp(root: string): string;
/**
 * Was node_modules made from the present package-lock.json? Costs a millisecond.
 * @param {string} [root]
 * @returns {boolean}
 */
export function modulesReady(root?: string): boolean;
/**
 * Compares npm's own list of what it installed with the lock file, so that a hand-made `npm install` is taken as it is.
 * @param {string} root
 * @returns {boolean}
 */
export function modulesMatchLock(root: string): boolean;
/**
 * Makes node_modules match the lock file; does nothing when it does already.
 * @param {(line: string) => void} say
 * @param {string} [root]
 * @throws {Problem} NODE_TOO_OLD, NPM_FAILED
 */
export function ensureModules(say: (line: string) => void, root?: string): Promise<void>;
