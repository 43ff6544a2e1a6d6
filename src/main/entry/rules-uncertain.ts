import type { Verification } from './verify.ts';

/** What a scan comes to where the rules in force are not known for certain: nobody is admitted without an officer. */
export function withoutRules(verification: Verification): Verification {
  const { verdict } = verification;
  if (verdict.decision !== 'admit' && verdict.category !== 'hijau') return verification;
  const reasons = [{ code: 'RULES_UNCERTAIN' as const }, ...verdict.reasons];
  return { ...verification, verdict: { decision: 'refer', category: 'kuning', reasons } };
}
