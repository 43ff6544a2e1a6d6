import * as z from 'zod';
import { PolicyDraft, PolicyNote, PolicyOverview, PolicyTryOut } from '../../domain/policy-desk.ts';
import { PolicyProblem } from '../../domain/policy.ts';
import { nothing } from './nothing.ts';

/** The office's rules, for a signed-in admin. */
export const policyRequests = {
  'policy.get': { for: 'admin', quiet: true, payload: nothing, reply: PolicyOverview },
  'policy.check': {
    for: 'admin',
    quiet: true,
    payload: z.object({ draft: PolicyDraft }),
    reply: z.array(PolicyProblem),
  },
  'policy.tryOut': {
    for: 'admin',
    quiet: true,
    payload: z.object({ draft: PolicyDraft }),
    reply: PolicyTryOut,
  },
  'policy.activate': {
    for: 'admin',
    payload: z.object({ draft: PolicyDraft, note: PolicyNote }),
    reply: PolicyOverview,
  },
  'policy.rollback': { for: 'admin', payload: z.object({ version: z.int().min(0) }), reply: PolicyOverview },
  /** The rules in force are the right ones, after the log was damaged. */
  'policy.confirm': { for: 'admin', payload: nothing, reply: nothing },
} as const;
