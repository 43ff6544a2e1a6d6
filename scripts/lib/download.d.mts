/**
 * Removes what an interrupted set-up left half done. Call it under the lock of the cache.
 * @param {string} folder
 */
export function removeHalves(folder: string): void;
/**
 * Gets a package's tarball from the npm registry, unless an earlier run has got it. A tarball has its final
 * name only when it is complete.
 * @param {{ name: string, version: string }} wanted
 * @param {string} folder of downloads
 * @param {typeof npm} [runNpm]
 * @returns {Promise<string>} the file
 * @throws {Problem} DOWNLOAD_FAILED
 */
export function fetchPackage(
  wanted: {
    name: string;
    version: string;
  },
  folder: string,
  runNpm?: typeof npm,
): Promise<string>;
export function tarballName({ name, version }: { name: string; version: string }): string;
import { npm } from './run.mjs';
