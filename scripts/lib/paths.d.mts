/**
 * The folder that all clones of one user share: downloads and the fallback runtime.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function cacheFolder(env?: NodeJS.ProcessEnv): string;
/**
 * The Node 24 that comes with the project's packages (the `node` package).
 * @param {string} [root]
 * @returns {string}
 */
export function projectNode(root?: string): string;
/** The folder of the clone. */
export const projectRoot: string;
