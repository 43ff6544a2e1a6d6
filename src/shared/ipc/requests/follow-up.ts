import * as z from 'zod';
import { CaseCounts, CaseFilter, CaseHistory, FollowCase, FollowRequest } from '../../domain/follow-up.ts';
import { nothing } from './nothing.ts';

export const CasePage = z.object({
  /** The newest first. */
  cases: z.array(FollowCase),
  /** Whether there are older ones. */
  more: z.boolean(),
  counts: CaseCounts,
});
export type CasePage = z.infer<typeof CasePage>;

/** Whom the task force follows up, for a signed-in officer. */
export const followUpRequests = {
  'followUp.page': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({
      filter: CaseFilter,
      /** The `seq` of the last case of the page before. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(500),
    }),
    reply: CasePage,
  },
  /** Null: there is no such case. */
  'followUp.case': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({ seq: z.int().min(1) }),
    reply: CaseHistory.nullable(),
  },
  'followUp.record': { for: 'petugas', payload: FollowRequest, reply: nothing },
} as const;
