import type { Rule } from '#shared/domain/rule.ts';
import { type CertLogicResult, evaluateCertLogic } from './evaluate.ts';

/** What a rule is asked about: a certificate, and the clock and value sets around it. */
export interface RuleData {
  readonly payload: unknown;
  readonly external: unknown;
}

export type RuleResult =
  { readonly state: 'passed' | 'failed' } | { readonly state: 'undecided'; readonly message: string };

/** Evaluates one rule. What is neither true nor false is undecided: never a pass. */
export function runRule(rule: Rule, data: RuleData): RuleResult {
  return resultOf(evaluateCertLogic(rule.Logic, data));
}

function resultOf(result: CertLogicResult): RuleResult {
  if (!result.ok) return { state: 'undecided', message: `${result.code}: ${result.message}` };
  if (typeof result.value !== 'boolean') {
    return { state: 'undecided', message: 'the rule is neither true nor false' };
  }
  return { state: result.value ? 'passed' : 'failed' };
}

/**
 * The rules that hold for a certificate at a moment: in force, for this kind, the highest version of each
 * identifier; of invalidation rules only the issuing country's.
 */
export function applicableRules(
  rules: readonly Rule[],
  certificate: { type: Exclude<Rule['CertificateType'], 'General'>; issuerCountry: string | undefined },
  at: Date,
): Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const inForce = Date.parse(rule.ValidFrom) <= at.getTime() && at.getTime() < Date.parse(rule.ValidTo);
    const meant = rule.CertificateType === 'General' || rule.CertificateType === certificate.type;
    const ours = rule.Type === 'Acceptance' || rule.Country === certificate.issuerCountry;
    if (!inForce || !meant || !ours) continue;
    const other = newest.get(rule.Identifier);
    if (!other || compareVersions(rule.Version, other.Version) > 0) newest.set(rule.Identifier, rule);
  }
  return [...newest.values()];
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
