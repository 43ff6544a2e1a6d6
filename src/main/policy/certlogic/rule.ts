import * as z from 'zod';
import { type CertLogicResult, evaluateCertLogic } from './evaluate.ts';

/**
 * A rule as the EU's gateway publishes it (EU DCC validation rules, schema 1.0.0). `Acceptance` says what the place of
 * entry asks; `Invalidation` what the issuing country has withdrawn, and holds for its own certificates only. Of
 * both, `true` is good, as in the EU's reference apps.
 */
export const Rule = z.looseObject({
  Identifier: z.string().regex(/^[A-Za-z]{2}-[A-Za-z0-9_-]{1,40}$/),
  Type: z.enum(['Acceptance', 'Invalidation']),
  Country: z.string().min(2).max(3),
  Version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  SchemaVersion: z.string(),
  Engine: z.literal('CERTLOGIC'),
  EngineVersion: z.string().regex(/^\d+\.\d+\.\d+/),
  CertificateType: z.enum(['General', 'Vaccination', 'Test', 'Recovery']),
  Description: z.array(z.looseObject({ lang: z.string(), desc: z.string() })).min(1),
  ValidFrom: z.iso.datetime({ offset: true }),
  ValidTo: z.iso.datetime({ offset: true }),
  AffectedFields: z.array(z.string()),
  Logic: z.json(),
});
export type Rule = z.infer<typeof Rule>;

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
