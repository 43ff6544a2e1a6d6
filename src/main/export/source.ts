import { setImmediate as breathe } from 'node:timers/promises';
import type { Visit, VisitFilter } from '#shared/domain/visit.ts';
import type { EntryLog } from '../log/entry-log.ts';

/** So many are opened before a scan may come in between: a few milliseconds. */
const BATCH = 50;
/** So many spans are counted one by one, so that none is long. */
const SPANS = 256;
const DAY_MS = 86_400_000;

/** Asked between two batches; throws where nobody wants more. */
export type Going = () => void;

/**
 * All visits of a filter, the oldest first.
 * @param upTo the number of the last row: whoever comes later is not among them
 * @throws LogError
 */
export async function* visitsOf(
  log: EntryLog,
  filter: VisitFilter,
  upTo: number,
  going: Going,
): AsyncGenerator<readonly Visit[]> {
  let last: Visit | null = null;
  for (;;) {
    going();
    const visits: Visit[] = log.stretch(filter, BATCH, upTo, last);
    if (visits.length > 0) yield visits;
    last = visits.at(-1) ?? null;
    if (visits.length < BATCH) return;
    await breathe();
  }
}

/** Single visits, in the order of their numbers in the list. @throws LogError */
export async function* visitsAt(
  log: EntryLog,
  seqs: readonly number[],
  going: Going,
): AsyncGenerator<readonly Visit[]> {
  for (let from = 0; from < seqs.length; from += BATCH) {
    going();
    yield seqs.slice(from, from + BATCH).flatMap((seq) => log.visit(seq) ?? []);
    await breathe();
  }
}

/** Anything that is read as it is asked for, in batches. */
export async function* batchesOf<Row>(rows: Iterable<Row>, going: Going): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    going();
    yield batch;
    batch = [];
    await breathe();
  }
  yield batch;
}

/** How many visits a filter lets through, counted span by span. @throws LogError */
export async function countOf(log: EntryLog, filter: VisitFilter, going: Going): Promise<number> {
  const all = log.span();
  if (!all) return 0;
  const from = Math.max(all.from, Date.parse(filter.from));
  const to = Math.min(all.to + 1, Date.parse(filter.to));
  const step = Math.max(DAY_MS, Math.ceil((to - from) / SPANS));
  let count = 0;
  for (let start = from; start < to; start += step) {
    going();
    const [first, end] = [start, Math.min(start + step, to)].map((at) => new Date(at).toISOString());
    count += log.count({ ...filter, ...(first && { from: first }), ...(end && { to: end }) });
    await breathe();
  }
  return count;
}
