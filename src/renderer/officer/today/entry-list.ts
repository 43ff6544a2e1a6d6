import type { Visit } from '#shared/domain/visit.ts';
import type { EntryList } from '../../stores/officer.ts';

/**
 * A list with what is new or became different since. What is older than all that was asked for is left to the next
 * page.
 */
export function changed(list: EntryList, visits: readonly Visit[], tip: number): EntryList {
  if (visits.length === 0) return { ...list, tip };
  const oldest = list.rows.at(-1);
  const news = new Map(visits.map((visit) => [visit.seq, visit]));
  const kept = list.rows.map((row) => {
    const found = news.get(row.seq) ?? row;
    news.delete(row.seq);
    return found;
  });
  const added = [...news.values()].filter((visit) => !list.more || !oldest || newestFirst(visit, oldest) < 0);
  return { rows: [...added, ...kept].sort(newestFirst), more: list.more, tip };
}

/** A list with its next page. */
export function extended(
  list: EntryList,
  { visits, more }: Pick<EntryList, 'more'> & { visits: readonly Visit[] },
): EntryList {
  const known = new Set(list.rows.map(({ seq }) => seq));
  return { ...list, rows: [...list.rows, ...visits.filter(({ seq }) => !known.has(seq))], more };
}

/** As the log orders them: by time, and by number within one moment. */
function newestFirst(a: Visit, b: Visit): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return b.seq - a.seq;
}
