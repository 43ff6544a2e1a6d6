import type { Credential } from '#shared/domain/credential.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import { applicableRules, runRule } from './certlogic/rule.ts';
import { dccEvents } from './dcc-payload.ts';
import type { Judged } from './finding.ts';
import type { Policy } from './policy.ts';
import euValueSets from './value-sets/eu-value-sets.json' with { type: 'json' };
import type { VaccineSet } from './value-sets/vaccines.ts';

/**
 * What the policy's published rules say against a credential, the worst first; empty where one event of it passes
 * all rules that hold for it. Rules see one event at a time, as EU certificates carry one; the event with the
 * fewest failures is the one that is explained.
 */
export function judgeRules(
  credential: Credential,
  policy: Policy,
  context: { at: Date; vaccines: VaccineSet },
): Judged[] {
  const asked = policy.rules.entries.filter(({ Identifier }) => !policy.rules.disabled.includes(Identifier));
  if (asked.length === 0) return [];

  const valueSets = { ...euValueSets, ...policy.valueSets };
  const judged = dccEvents(credential, context.vaccines).map(({ type, issuerCountry, payload }) => {
    const external = {
      validationClock: context.at.toISOString(),
      valueSets,
      ...(issuerCountry && { issuerCountryCode: issuerCountry }),
      ...(credential.issuedAt && { iat: credential.issuedAt }),
      ...(credential.expiresAt && { exp: credential.expiresAt }),
      ...(credential.keyId && { kid: credential.keyId }),
    };
    const data = { payload, external };
    return applicableRules(asked, { type, issuerCountry }, context.at).flatMap((rule): Judged[] => {
      const params = { rule: rule.Identifier };
      switch (runRule(rule, data).state) {
        case 'passed':
          return [];
        case 'failed': {
          const category = policy.rules.categories[rule.Identifier] ?? policy.rules.failed;
          return [{ code: 'RULE_FAILED', params, category }];
        }
        case 'undecided':
          return [{ code: 'RULE_UNDECIDED', params, category: policy.rules.undecided }];
      }
    });
  });
  const [best = []] = judged.sort((a, b) => a.length - b.length);
  return best.sort((a, b) => CATEGORIES.indexOf(b.category) - CATEGORIES.indexOf(a.category));
}
