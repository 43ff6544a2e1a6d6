import * as z from 'zod';
import { ContactFields, FollowState, Note, Step, Visit } from './visit.ts';

/** How long ago a case began, in the office's civil days: today, on one of the seven last days, or before. */
export const CASE_AGES = ['today', 'week', 'older'] as const;
export const CaseAge = z.enum(CASE_AGES);
export type CaseAge = z.infer<typeof CaseAge>;

/** Which cases; one that is left out asks nothing. */
export const CaseFilter = z.strictObject({ state: FollowState.optional(), age: CaseAge.optional() });
export type CaseFilter = z.infer<typeof CaseFilter>;

/** How somebody is reached, as it was last told; null where nobody told. */
export const Contact = z.object({ phone: z.string().nullable(), village: z.string().nullable() });
export type Contact = z.infer<typeof Contact>;

/** Somebody who is followed up. */
export const FollowCase = z.object({
  visit: Visit,
  contact: Contact,
  /** Civil days since the visit, at the office. */
  days: z.int(),
  /** The last note of the follow-up. */
  note: z.string().nullable(),
  /** When something was last done; the visit itself where nothing was. */
  touchedAt: z.iso.datetime(),
});
export type FollowCase = z.infer<typeof FollowCase>;

/** A case with all that happened to the visit, the oldest first. */
export const CaseHistory = z.object({ case: FollowCase, steps: z.array(Step) });
export type CaseHistory = z.infer<typeof CaseHistory>;

/** How many cases there are, by where they stand. */
export const CaseCounts = z.record(FollowState, z.int().min(0));
export type CaseCounts = z.infer<typeof CaseCounts>;

/** What was done about a case. Also makes one of a visit that was none. */
export const FollowRequest = z.strictObject({
  seq: z.int().min(1),
  state: FollowState,
  note: Note.optional(),
  ...ContactFields,
});
export type FollowRequest = z.infer<typeof FollowRequest>;
