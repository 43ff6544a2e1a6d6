import type { SampleTried } from '#shared/domain/policy-desk.ts';
import { decide } from './decide.ts';
import type { Policy } from './policy.ts';
import { samples } from './samples.ts';

/**
 * Judges the samples by two policies, side by side.
 * @param at today
 * @param timeZone the office's, an IANA name
 */
export function trySamples(before: Policy, after: Policy, at: Date, timeZone: string): SampleTried[] {
  return samples(at, timeZone).map(({ id, credential }) => ({
    id,
    before: decide(credential, before, { at, timeZone }),
    after: decide(credential, after, { at, timeZone }),
  }));
}
