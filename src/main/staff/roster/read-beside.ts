import type { Giver } from '../../threads/work.ts';
import { readTable, type TableRow } from './table.ts';

/** So many rows cross at once: a moment of the kiosk's time. */
const AT_ONCE = 200;

/** Reads a table, and hands its rows on as they come. @throws RosterError */
export async function readInBatches(
  bytes: Uint8Array,
  { tell }: Giver<readonly TableRow[], never>,
): Promise<null> {
  let batch: TableRow[] = [];
  for await (const row of readTable(bytes)) {
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    tell(batch);
    batch = [];
  }
  tell(batch);
  return null;
}
