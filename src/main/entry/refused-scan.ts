import type { Reason } from '#shared/domain/reason.ts';
import { outcomeOf } from '../trust/authenticate.ts';
import type { Verification } from './verify.ts';

/** What scans come to that never reach verification: red, with the reason. */
export function refusedScan(reason: Reason, format: Verification['format'] = null): Verification {
  return {
    format,
    outcome: outcomeOf(reason.code),
    error: reason.code,
    credential: null,
    verdict: { decision: 'deny', category: 'merah', reasons: [reason] },
  };
}
