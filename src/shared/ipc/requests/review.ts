import * as z from 'zod';
import { Officer } from '../../domain/officer.ts';
import { VisitSummary } from '../../domain/visit-summary.ts';
import { Step, Visit, VisitFilter } from '../../domain/visit.ts';
import { nothing } from './nothing.ts';

/** The longest that people type to find somebody. */
export const SEARCH_LENGTH = 100;

export const VisitPage = z.object({
  /** The newest first. */
  visits: z.array(Visit),
  /** Whether there are older ones. */
  more: z.boolean(),
});
export type VisitPage = z.infer<typeof VisitPage>;

export const VisitStory = z.object({ visit: Visit, steps: z.array(Step) });
export type VisitStory = z.infer<typeof VisitStory>;

/** The log as a whole, for a signed-in officer. */
export const reviewRequests = {
  'review.page': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({
      filter: VisitFilter,
      /** Words that are all in the name or in what else identifies a person. */
      text: z.string().trim().max(SEARCH_LENGTH).optional(),
      /** The `seq` of the last visit of the page before. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(1000),
    }),
    reply: VisitPage,
  },
  'review.summary': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({ filter: VisitFilter }),
    reply: VisitSummary,
  },
  /** Null: there is no such visit. */
  'review.story': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({ seq: z.int().min(1) }),
    reply: VisitStory.nullable(),
  },
  /** Everyone who ever signed in here, so that what they did can be said with a name. */
  'review.officers': { for: 'petugas', quiet: true, payload: nothing, reply: z.array(Officer) },
} as const;
