/**
 * Where a file of the bundle goes in the runtime; nothing for one that is not wanted.
 * @param {string} name as in the zip
 * @returns {string | undefined} relative to the runtime's folder
 */
export function placeOf(name: string): string | undefined;
/**
 * Unpacks the wanted files of the bundle.
 * @param {string} zip
 * @param {string} folder
 */
export function unpackBundle(zip: string, folder: string): Promise<void>;
