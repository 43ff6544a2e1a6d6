import * as z from 'zod';
import { addDays, civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';
import { EntryFormat, PersonKind } from '#shared/domain/entry.ts';
import { ReasonCode } from '#shared/domain/reason.ts';
import { Category } from '#shared/domain/verdict.ts';
import { VisitStanding, type VisitFilter } from '#shared/domain/visit.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import type { Session } from './log-file.ts';
import { conditionOf } from './visit-page.ts';

/** No zone's clock differs from UTC by less than quarters of an hour: a slot lies within one hour of any place. */
const SLOT_MS = 900_000;
const HOUR_MS = 3_600_000;

const count = z.int();
const Slots = z.array(z.object({ slot: z.int(), category: Category, count }));
const Kinds = z.array(z.object({ decision: VisitStanding, person: PersonKind, count }));
const Reasons = z.array(z.object({ reason: ReasonCode, count }));
const Formats = z.array(z.object({ format: EntryFormat.nullable(), count }));

/**
 * Counts the visits of a filter in four passes over an index.
 * @param timeZone the office's, an IANA name: its hours and days
 */
export function summarise(session: Session, filter: VisitFilter, timeZone: string): VisitSummary {
  const { where, values } = conditionOf(filter);
  const ask = (columns: string, groups: string, order: string) =>
    session
      .prepare(
        `SELECT ${columns}, count(*) AS count FROM visits WHERE ${where} GROUP BY ${groups} ORDER BY ${order}`,
      )
      .all(...values);
  const slots = Slots.parse(ask(`at / ${SLOT_MS} AS slot, category`, '1, 2', '1'));
  const kinds = Kinds.parse(ask('decision, person', '1, 2', '1, 2'));
  return {
    total: slots.reduce((sum, slot) => sum + slot.count, 0),
    ...byTime(slots, timeZone),
    byCategory: sums(slots, 'category'),
    byDecision: sums(kinds, 'decision'),
    byPerson: sums(kinds, 'person'),
    byReason: Reasons.parse(ask('reason', '1', 'count DESC, reason')),
    byFormat: Formats.parse(ask('format', '1', 'count DESC, format')),
  };
}

/** Slots, the earliest first, by the day and by the hour of the day that the office's clocks had. */
function byTime(slots: z.infer<typeof Slots>, timeZone: string): Pick<VisitSummary, 'byDay' | 'byHour'> {
  const byHour = new Array<number>(24).fill(0);
  const byDay: { day: string; count: number; category: Partial<Record<Category, number>> }[] = [];
  let day = '';
  let span = { from: 0, to: 0 };
  for (const { slot, category, count } of slots) {
    const at = slot * SLOT_MS;
    if (at >= span.to) {
      // Most often it is the next day: only over a gap the calendar has to be asked.
      const next = day === '' ? day : addDays(day, 1);
      const nextSpan = next === '' ? span : civilDay(next, timeZone);
      day = at >= nextSpan.from && at < nextSpan.to ? next : civilDate(new Date(at), timeZone);
      span = civilDay(day, timeZone);
      byDay.push({ day, count: 0, category: {} });
    }
    const hour = Math.min(23, Math.floor((at - span.from) / HOUR_MS));
    byHour[hour] = (byHour[hour] ?? 0) + count;
    const today = byDay.at(-1);
    if (!today) continue;
    today.count += count;
    today.category[category] = (today.category[category] ?? 0) + count;
  }
  return { byHour, byDay };
}

function sums<K extends string, V extends string>(
  rows: readonly ({ readonly count: number } & Readonly<Record<K, V>>)[],
  by: K,
): Partial<Record<V, number>> {
  const totals: Partial<Record<V, number>> = {};
  for (const row of rows) totals[row[by]] = (totals[row[by]] ?? 0) + row.count;
  return totals;
}
