/**
 * Does work that only one set-up at a time may do; a second one waits. The lock of a process that died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} say told once when it has to wait
 * @returns {Promise<T>}
 */
export function withLock<T>(file: string, work: () => Promise<T>, say: (line: string) => void): Promise<T>;
