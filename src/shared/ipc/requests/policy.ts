import * as z from 'zod';
import { PolicyDraft, PolicyNote, PolicyOverview, PolicyTryOut } from '../../domain/policy-desk.ts';
import { PolicyProblem } from '../../domain/policy.ts';
import { nothing } from './nothing.ts';

/** The office's rules, for a signed-in admin. */
export const policyRequests = {
  'policy.get': { payload: nothing, reply: PolicyOverview },
  'policy.check': { payload: z.object({ draft: PolicyDraft }), reply: z.array(PolicyProblem) },
  'policy.tryOut': { payload: z.object({ draft: PolicyDraft }), reply: PolicyTryOut },
  'policy.activate': { payload: z.object({ draft: PolicyDraft, note: PolicyNote }), reply: PolicyOverview },
  'policy.rollback': { payload: z.object({ version: z.int().min(0) }), reply: PolicyOverview },
  /** The rules in force are the right ones, after the log was damaged. */
  'policy.confirm': { payload: nothing, reply: nothing },
} as const;
