import * as z from 'zod';

/**
 * Why a list of keys is not taken unasked:
 * - PROOF_FALSE: it is not signed by whom it names;
 * - PROOF_MISSING: its signer is known, or it was signed once, and nothing proves this issue;
 * - SIGNER_CHANGED: it is signed with another key than before;
 * - KEYS_LOST, KEYS_ADDED: within a week, more of its keys would be gone, or new, than lists change;
 * - LIST_ELSEWHERE: a list of this id has so far come from elsewhere;
 * - LIST_RENAMED: from this address another list has come so far.
 */
export const CONSENT_REASONS = [
  'PROOF_FALSE',
  'PROOF_MISSING',
  'SIGNER_CHANGED',
  'KEYS_LOST',
  'KEYS_ADDED',
  'LIST_ELSEWHERE',
  'LIST_RENAMED',
] as const;
export const ConsentReason = z.enum(CONSENT_REASONS);
export type ConsentReason = z.infer<typeof ConsentReason>;
