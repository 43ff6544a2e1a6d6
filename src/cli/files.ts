import { readFile, stat } from 'node:fs/promises';
import { CliError } from './errors.ts';

/** Far above the largest public list (3 MB). */
const LARGEST = 64 * 1024 * 1024;

/**
 * Reads a file that a person or a line names.
 * @throws CliError FILE_UNREADABLE: no such file, none that may be read, a folder or a device (which may never
 *   end), or too large
 */
export async function readNamedFile(path: string, largest = LARGEST): Promise<Buffer> {
  const { size } = await statNamedFile(path);
  if (size > largest) throw new CliError('FILE_UNREADABLE', `${path} has more than ${largest} bytes`);
  return await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

/**
 * What changes when a file does.
 * @throws CliError FILE_UNREADABLE
 */
export async function versionOfFile(path: string): Promise<string> {
  const { mtimeMs, size, ino } = await statNamedFile(path);
  return [mtimeMs, size, ino].join(':');
}

/** @throws CliError FILE_UNREADABLE */
export function unreadable(path: string, cause: unknown): CliError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new CliError('FILE_UNREADABLE', `${path} ${WHY[code] ?? 'cannot be read'}`, { cause });
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
};

async function statNamedFile(path: string) {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (!found.isFile()) throw new CliError('FILE_UNREADABLE', `${path} is no file`);
  return found;
}
