import type { ConsentReason } from '#shared/domain/trust.ts';

const SAYS: Readonly<Record<ConsentReason, string>> = {
  PROOF_FALSE: 'its proof is false',
  PROOF_MISSING: 'its signer is known, and nothing proves this issue',
  SIGNER_CHANGED: 'it is signed with another key than before',
  KEYS_LOST: 'more keys would be gone than lists lose in a week',
  KEYS_ADDED: 'more keys would be new than lists gain in a week',
  LIST_ELSEWHERE: 'this list has so far come from elsewhere',
  LIST_RENAMED: 'from this address another list has come so far',
};

/** Of a list of revocations that is kept back. */
export const REVOCATIONS_LOST = 'revoked certificates would be believed again, or the list is older';

/** Why a list of keys is not taken unasked, for IT staff. */
export function whyNot(why: readonly ConsentReason[]): string {
  return why.map((each) => SAYS[each]).join('; ');
}
