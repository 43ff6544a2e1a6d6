import * as z from 'zod';
import { RosterFault } from '#shared/domain/staff.ts';
import { Bytes } from '../../log/row.ts';
import { OrderError } from '../../threads/errors.ts';
import type { Threads } from '../../threads/threads.ts';
import { defineWork } from '../../threads/work.ts';
import { RosterError } from '../errors.ts';
import type { TableRow } from './table.ts';

/** Handed over, not parsed: a thread of ours made them of a stranger's file, within the bounds of a table. */
const Rows = z.custom<readonly TableRow[]>((value) => Array.isArray(value));

/** A spreadsheet that somebody brought: whatever is in it takes this thread's time and memory, not the kiosk's. */
export const tableWork = defineWork({
  name: 'table',
  order: Bytes,
  progress: Rows,
  question: z.never(),
  result: z.null(),
  // The largest that is taken is read in a few seconds on a slow PC.
  silence: 30_000,
  limits: { maxOldGenerationSizeMb: 384 },
  load: async () => (await import('./read-beside.ts')).readInBatches,
});

/**
 * The rows of a spreadsheet, as `readTable` gives them, read beside.
 * @throws RosterError
 */
export async function readBeside(threads: Threads, bytes: Uint8Array): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  try {
    await threads.start(tableWork, bytes, { onProgress: (batch) => void rows.push(...batch) }).result;
    return rows;
  } catch (cause) {
    const fault = cause instanceof OrderError ? faultOf(cause) : null;
    if (!fault) throw cause;
    throw new RosterError(fault, 'it could not be read as a table', { cause });
  }
}

/** A file that takes more time or memory than any list of people is none. */
function faultOf({ code, reason }: OrderError): RosterFault | null {
  if (code === 'ORDER_TIMED_OUT' || code === 'THREAD_FULL') return 'TOO_MUCH_INSIDE';
  return RosterFault.safeParse(reason).data ?? null;
}
