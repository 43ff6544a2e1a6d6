/** @returns {string} the version that the project asks for */
export function officialVersion(): string;
/**
 * The official Electron's program, if its binary is installed in this clone.
 * @returns {string | undefined}
 */
export function officialProgram(): string | undefined;
export function forgetOfficialFailure(): void;
/**
 * Calls stop when none of the folders grew (or shrank) for a while. A slow download that moves is let alone.
 * @param {readonly string[]} folders
 * @param {() => void} stop
 * @param {number} [patience] milliseconds
 * @returns {() => void} ends the watching
 */
export function watchGrowth(folders: readonly string[], stop: () => void, patience?: number): () => void;
/**
 * Tries to install the official Electron with its own installer, which keeps its downloads in its own cache.
 * @param {boolean} remember a failure, so that later starts do not wait again
 * @throws {Problem} CHECKSUM_MISMATCH
 * @returns {Promise<string>} what went wrong; empty when it is installed
 */
export function installOfficial(remember: boolean): Promise<string>;
/**
 * What the installer's error says, in plain words: `fetch failed` alone tells nobody anything.
 * @param {string} stderr
 */
export function reasonIn(stderr: string): string;
export function officialFailedBefore(): boolean;
