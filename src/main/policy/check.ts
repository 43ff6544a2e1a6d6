import { validateFormat } from 'certlogic-js/dist/validation/index.js';
import * as z from 'zod';
import { NEVER_GREEN, type PolicyProblem } from '#shared/domain/policy.ts';
import { evaluateCertLogic } from './certlogic/evaluate.ts';
import { Policy } from './policy.ts';
import { bundledVaccines, type VaccineSet } from './value-sets/vaccines.ts';

export type { PolicyProblem };

/** The policy of a file, or null where it has errors, with all that is wrong or doubtful about it. */
export interface PolicyCheck {
  readonly policy: Policy | null;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Checks a policy file before use.
 * @param json the parsed file
 */
export function checkPolicy(json: unknown, vaccines: VaccineSet = bundledVaccines()): PolicyCheck {
  const parsed = Policy.safeParse(json);
  if (!parsed.success) {
    return {
      policy: null,
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: z.core.toDotPath(path),
        severity: 'error',
        code: 'SCHEMA',
        message,
      })),
    };
  }
  const policy = parsed.data;
  const problems = [
    ...outcomeProblems(policy),
    ...vaccineProblems(policy, vaccines),
    ...windowProblems(policy),
    ...ruleProblems(policy),
  ];
  return { policy: problems.some(({ severity }) => severity === 'error') ? null : policy, problems };
}

function outcomeProblems({ outcomes }: Policy): PolicyProblem[] {
  return NEVER_GREEN.filter((code) => outcomes[code] === 'hijau').map((code) => ({
    path: `outcomes.${code}`,
    severity: 'error',
    code: 'DANGEROUS_OUTCOME',
    message: `${code} cannot be hijau`,
  }));
}

function vaccineProblems({ vaccination }: Policy, { vaccines }: VaccineSet): PolicyProblem[] {
  const known = new Set(vaccines.map(({ id }) => id));
  const named = [
    ...(vaccination.accepted === 'known' ? [] : vaccination.accepted.map((id) => ['accepted', id] as const)),
    ...Object.keys(vaccination.dosesInSeries).map((id) => ['dosesInSeries', id] as const),
  ];
  return named
    .filter(([, id]) => !known.has(id))
    .map(([field, id]) => ({
      path: `vaccination.${field}`,
      severity: 'error',
      code: 'VACCINE_UNKNOWN',
      message: `no vaccine "${id}" in the value set`,
    }));
}

function windowProblems({ vaccination, booster, recovery, isolation, ages }: Policy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const empty = (path: string, message: string) =>
    problems.push({ path, severity: 'error', code: 'WINDOW_EMPTY', message });

  if (vaccination.validityDays !== null && vaccination.validityDays < vaccination.waitingDays) {
    empty('vaccination.validityDays', 'a series would expire before its waiting period ends');
  }
  if (booster.validityDays !== null && booster.validityDays < booster.waitingDays) {
    empty('booster.validityDays', 'a booster would expire before its waiting period ends');
  }
  if (recovery.untilDay < recovery.fromDay) empty('recovery.untilDay', 'it ends before it begins');
  if (recovery.fromDay <= isolation.days) {
    problems.push({
      path: 'recovery.fromDay',
      severity: 'warning',
      code: 'WINDOW_EMPTY',
      message: 'recovery begins within the isolation window, which counts first',
    });
  }
  if (ages.minors && ages.minors.under <= ages.exemptUnder) {
    problems.push({
      path: 'ages.minors.under',
      severity: 'warning',
      code: 'AGES_CONTRADICT',
      message: 'everybody of this age is exempt already',
    });
  }
  return problems;
}

function ruleProblems({ rules }: Policy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const seen = new Set<string>();
  rules.entries.forEach((rule, i) => {
    const path = `rules.entries.${String(i)}`;
    const id = `${rule.Identifier} ${rule.Version}`;
    if (seen.has(id)) {
      problems.push({ path, severity: 'error', code: 'RULE_DUPLICATE', message: `${id} is there twice` });
    }
    seen.add(id);
    if (Date.parse(rule.ValidTo) <= Date.parse(rule.ValidFrom)) {
      const message = `${id} is never in force`;
      problems.push({ path: `${path}.ValidTo`, severity: 'warning', code: 'RULE_NEVER_IN_FORCE', message });
    }
    const tried = evaluateCertLogic(rule.Logic, {});
    if (!tried.ok && tried.code === 'CERTLOGIC_TOO_COMPLEX') {
      const message = `${id} is too large or too deep`;
      problems.push({ path: `${path}.Logic`, severity: 'error', code: 'RULE_TOO_COMPLEX', message });
      return;
    }
    for (const { message } of validateFormat(rule.Logic)) {
      problems.push({ path: `${path}.Logic`, severity: 'error', code: 'RULE_MALFORMED', message });
    }
  });
  const named = [
    ...Object.keys(rules.categories).map((id) => [`rules.categories.${id}`, id] as const),
    ...rules.disabled.map((id, i) => [`rules.disabled.${String(i)}`, id] as const),
  ];
  for (const [path, id] of named) {
    if (rules.entries.some((rule) => rule.Identifier === id)) continue;
    const message = `there is no rule ${id}`;
    problems.push({ path, severity: 'warning', code: 'RULE_UNKNOWN', message });
  }
  return problems;
}
