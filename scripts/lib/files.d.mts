/**
 * @param {string} file
 * @returns {Promise<string>} hex
 */
export function sha256(file: string): Promise<string>;
/**
 * Stops when a file is not byte for byte the expected one.
 * @param {string} file
 * @param {string} expected SHA-256 in hex
 * @param {string} what its name for people
 * @throws {Problem} CHECKSUM_MISMATCH
 */
export function checkSha256(file: string, expected: string, what: string): Promise<void>;
/**
 * Reads JSON; nothing when the file is missing or half written.
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file: string): unknown;
/**
 * Writes a file so that a reader sees the old or the new content, never half of it.
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file: string, value: unknown): void;
/**
 * A hash over names, sizes and times of all files at or under some paths: it changes when one of them was edited,
 * added or removed. Missing paths count as empty.
 * @param {string} root
 * @param {readonly string[]} names relative to root
 * @returns {string} hex
 */
export function fingerprint(root: string, names: readonly string[]): string;
