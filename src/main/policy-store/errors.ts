import { GerbangError } from '#shared/errors.ts';

/**
 * `POLICY_INVALID`: a draft has errors, `checkPolicy` says which; `POLICY_NOT_USABLE`: there is no such version, or
 * it is damaged.
 */
export type PolicyStoreErrorCode = 'POLICY_INVALID' | 'POLICY_NOT_USABLE';

export class PolicyStoreError extends GerbangError<PolicyStoreErrorCode> {}
