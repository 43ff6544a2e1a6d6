import * as z from 'zod';
import { EntryFormat, PersonKind } from './entry.ts';
import { ReasonCode } from './reason.ts';
import { Category } from './verdict.ts';
import { VisitStanding } from './visit.ts';

const Count = z.int().min(0);

/** Visits of a filter, counted. Values that no visit has are left out, but for the hours. */
export const VisitSummary = z.object({
  total: Count,
  /** By the hour of the day at the office, 0 to 23: twenty-four numbers. */
  byHour: z.array(Count).length(24),
  /** By civil day at the office, the earliest first. */
  byDay: z.array(z.object({ day: z.iso.date(), count: Count, category: z.partialRecord(Category, Count) })),
  byCategory: z.partialRecord(Category, Count),
  byDecision: z.partialRecord(VisitStanding, Count),
  byPerson: z.partialRecord(PersonKind, Count),
  /** The most frequent first. */
  byReason: z.array(z.object({ reason: ReasonCode, count: Count })),
  byFormat: z.array(z.object({ format: EntryFormat.nullable(), count: Count })),
});
export type VisitSummary = z.infer<typeof VisitSummary>;
