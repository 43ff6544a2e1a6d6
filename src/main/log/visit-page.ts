import * as z from 'zod';
import type { VisitFilter } from '#shared/domain/visit.ts';
import { NEWEST_FIRST, OLDER_THAN, VISIT } from './queries.ts';
import type { Session } from './log-file.ts';

export interface Condition {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** A filter in SQL's words, of fixed texts and bound values alone. */
export function conditionOf(filter: VisitFilter): Condition {
  const parts: string[] = ['visits.at >= ?', 'visits.at < ?'];
  const values: (string | number)[] = [Date.parse(filter.from), Date.parse(filter.to)];
  const equal = (column: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(`visits.${column} = ?`);
    values.push(value);
  };
  equal('category', filter.category);
  equal('decision', filter.decision);
  equal('kind', filter.kind);
  equal('person', filter.person);
  equal('format', filter.format);
  equal('reason', filter.reason);
  equal('officer_id', filter.officerId);
  // Literals, so that the partial indexes serve.
  if (filter.waiting) parts.push('visits.waiting = 1');
  if (filter.inside) parts.push('visits.inside = 1');
  if (filter.follow === 'any') parts.push('visits.follow IS NOT NULL');
  else if (filter.follow !== undefined) {
    parts.push('visits.follow IS NOT NULL AND visits.follow = ?');
    values.push(filter.follow);
  }
  return { where: parts.join(' AND '), values };
}

/** The SQL of one page, the newest first; bind `values`, then the cursor's `seq` twice where there is one, then the limit. */
export function pageSql({ where }: Condition, older: boolean): string {
  return `${VISIT} WHERE ${where}${older ? ` AND ${OLDER_THAN}` : ''} ${NEWEST_FIRST}`;
}

/** The SQL of a stretch, the oldest first; bind `values`, the last row's number, `at` and `seq` after which, the limit. */
export function stretchSql({ where }: Condition): string {
  return `${VISIT} WHERE ${where} AND visits.seq <= ? AND (visits.at, visits.seq) > (?, ?)
    ORDER BY visits.at, visits.seq LIMIT ?`;
}

/** The SQL of a count; bind `values`. */
export function countSql({ where }: Condition): string {
  return `SELECT count(*) FROM visits WHERE ${where}`;
}

const AT_OF = 'SELECT at FROM visits WHERE seq = ?';

/** The same filter for a later page: an index is entered by one bound only, and it has to be the cursor's. */
export function olderThan(session: Session, filter: VisitFilter, before: number | undefined): VisitFilter {
  if (before === undefined) return filter;
  const at = z.int().safeParse(session.prepare(AT_OF).pluck().get(before)).data;
  if (at === undefined) return filter;
  return { ...filter, to: new Date(Math.min(at + 1, Date.parse(filter.to))).toISOString() };
}
