import { statfs } from 'node:fs/promises';
import { UpdateError } from './errors.ts';

/** The log lies on the same disk: an update must never be what fills it. */
const LEFT_BYTES = 256 * 1024 * 1024;

/** @throws UpdateError `UPDATE_NOT_KEPT` where so many bytes more would leave the log too little room */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder).catch((cause: unknown) => {
    throw new UpdateError('UPDATE_NOT_KEPT', 'the disk cannot be asked for its room', { cause });
  });
  if (bavail * bsize < bytes + LEFT_BYTES) throw new UpdateError('UPDATE_NOT_KEPT', 'the disk is too full');
}
