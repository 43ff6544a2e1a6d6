import { readFile, stat } from 'node:fs/promises';

/** A file's bytes, or why they are not to be had. */
export async function readWithin(
  path: string,
  largest: number,
): Promise<Buffer | 'FILE_UNREADABLE' | 'FILE_TOO_LARGE'> {
  try {
    const found = await stat(path);
    // A device may never end.
    if (!found.isFile()) return 'FILE_UNREADABLE';
    return found.size > largest ? 'FILE_TOO_LARGE' : await readFile(path);
  } catch {
    return 'FILE_UNREADABLE';
  }
}
