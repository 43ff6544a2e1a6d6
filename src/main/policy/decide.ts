import { civilDate, daysBetween } from '#shared/domain/civil-date.ts';
import { COVID_19, type Credential, UNNAMED_DISEASE, type Vaccination } from '#shared/domain/credential.ts';
import type { Reason } from '#shared/domain/reason.ts';
import { CATEGORIES, type Category, type Decision, type Verdict } from '#shared/domain/verdict.ts';
import { diseasesOf } from '#shared/value-sets/diseases.ts';
import { diseaseParam } from '#shared/domain/disease.ts';
import { isUnder } from './age.ts';
import type { Finding, Judged } from './finding.ts';
import type { Policy, PolicyOutcome } from './policy.ts';
import { judgeRecovery } from './recovery.ts';
import { judgeRules } from './rules.ts';
import { judgeTest } from './test-result.ts';
import { judgeVaccinations } from './vaccination.ts';
import { bundledVaccines, type VaccineSet } from './value-sets/vaccines.ts';

export interface PolicyContext {
  /** The moment of the scan. */
  readonly at: Date;
  /** The office's time zone, an IANA name: its civil days count. */
  readonly timeZone: string;
  /** A moment that has certainly passed (the trust list's own date): an earlier clock is wrong and refers. */
  readonly notBefore?: Date | undefined;
  /** What is known of vaccines; by default what Gerbang ships. */
  readonly vaccines?: VaccineSet | undefined;
}

/**
 * Decides on a genuine credential by an office's rules. Pure and total: it never throws, and what it cannot judge
 * is red. Of several statements the best one counts, except that `hitam` beats all: a positive test is not
 * outweighed by a vaccination. The first reason is the one that people are told.
 * @param credential decoded, and found authentic by the trust step
 */
export function decide(credential: Credential, policy: Policy, context: PolicyContext): Verdict {
  try {
    return verdictOf(judge(credential, policy, context));
  } catch {
    return { decision: 'deny', category: 'merah', reasons: [{ code: 'INTERNAL_ERROR' }] };
  }
}

/** What each category means at the door. */
export function decisionOf(category: Category): Decision {
  switch (category) {
    case 'hijau':
      return 'admit';
    case 'kuning':
      return 'refer';
    case 'merah':
    case 'hitam':
      return 'deny';
  }
}

function judge(credential: Credential, policy: Policy, context: PolicyContext): Judged[] {
  const { at, timeZone, notBefore, vaccines = bundledVaccines() } = context;
  const today = civilDate(at, timeZone);
  const { birthDate } = credential.holder;
  const statements = credential.statements.filter((statement) => statement.disease === COVID_19);

  const vaccinations: Vaccination[] = [];
  const findings: Finding[] = [];
  for (const statement of statements) {
    switch (statement.kind) {
      case 'vaccination':
        vaccinations.push(statement);
        break;
      case 'test':
        findings.push(judgeTest(statement, policy, { at, today, timeZone }));
        break;
      case 'recovery':
        findings.push(judgeRecovery(statement, policy, today));
        break;
    }
  }
  findings.push(...judgeVaccinations(vaccinations, policy, { today, birthDate, vaccines, statements }));
  if (statements.length < credential.statements.length) findings.push(otherDiseases(credential));
  if (isUnder(policy.ages.exemptUnder, birthDate, today)) findings.push({ code: 'AGE_EXEMPT' });

  const judged: Judged[] = findings
    .map((finding) => ({ ...finding, category: policy.outcomes[finding.code] }))
    .sort(byWeight);
  const exempt = judged[0]?.code === 'AGE_EXEMPT';
  const failed = exempt ? [] : judgeRules(credential, policy, { at, vaccines });
  const worst = failed[0];
  const all =
    worst && severity(worst) >= severity(judged[0]) ? [...failed, ...judged] : [...judged, ...failed];
  // With a wrong clock no date means anything: nobody is admitted by it.
  if (notBefore && at < notBefore && all[0]?.category === 'hijau') {
    all.unshift({ code: 'CLOCK_WRONG', category: 'kuning' });
  }
  // What it looked for is not known here; that it was found is.
  if (hasUnknownPositive(credential, policy, context) && all[0]?.category === 'hijau') {
    all.unshift({ code: 'TEST_UNKNOWN_POSITIVE', category: 'kuning' });
  }
  if (credential.endUnclear && all[0]?.category === 'hijau') {
    all.unshift({ code: 'CREDENTIAL_END_UNCLEAR', category: 'kuning' });
  }
  // It may be anybody's: the officer has to see.
  if (credential.holder.name === '' && all[0]?.category === 'hijau') {
    all.unshift({ code: 'HOLDER_UNSIGNED', category: 'kuning' });
  }
  return all;
}

/** That a certificate is for other diseases, and for which ones. */
function otherDiseases({ statements }: Credential): Finding {
  const others = statements.filter(({ disease }) => disease !== COVID_19).flatMap(diseasesOf);
  return { code: 'OTHER_DISEASE', params: { diseases: diseaseParam(others) } };
}

/** Whether a test of a kind that nobody here knows was positive as lately as a positive one counts. */
function hasUnknownPositive(
  { statements }: Credential,
  policy: Policy,
  { at, timeZone }: PolicyContext,
): boolean {
  const today = civilDate(at, timeZone);
  return statements.some(
    (statement) =>
      statement.kind === 'test' &&
      statement.disease === UNNAMED_DISEASE &&
      statement.result === 'detected' &&
      daysBetween(civilDate(new Date(statement.sampledAt), timeZone), today) <= policy.isolation.days,
  );
}

function verdictOf(judged: readonly Judged[]): Verdict {
  const first = judged[0];
  if (!first) throw new Error('a credential has at least one statement');
  // The reasons are those of this verdict: what speaks for another one is noise beside an admission, and misleads
  // beside a refusal. Of two doses with the same word the better one is enough; every failed rule is named.
  const told = judged.filter(
    ({ code, category, params }, i) =>
      (category === 'hijau') === (first.category === 'hijau') &&
      judged.findIndex((j) => j.code === code && j.params?.['rule'] === params?.['rule']) === i,
  );
  return {
    decision: decisionOf(first.category),
    category: first.category,
    reasons: told.map(({ code, params }) => ({ code, ...(params && { params }) })),
  };
}

/** Of findings of one category, what helps people most comes first. */
const ORDER: readonly PolicyOutcome[] = [
  'TEST_POSITIVE',
  'VACCINATION_COMPLETE',
  'AGE_EXEMPT',
  'VACCINATION_TOO_RECENT',
  'VACCINATION_DATE_UNCLEAR',
  'BOOSTER_REQUIRED',
  'VACCINATION_EXPIRED',
  'VACCINATION_PARTIAL',
  'RECOVERY',
  'TEST_NEGATIVE',
  'VACCINE_NOT_ACCEPTED',
  'VACCINATION_IN_FUTURE',
  'RECOVERY_NOT_YET_VALID',
  'RECOVERY_EXPIRED',
  'TEST_EXPIRED',
  'TEST_INCONCLUSIVE',
  'TEST_IN_FUTURE',
  'TEST_NOT_ACCEPTED',
  'TEST_POSITIVE_PAST',
  'OTHER_DISEASE',
];

function byWeight(a: Judged, b: Judged): number {
  return (
    Number(b.category === 'hitam') - Number(a.category === 'hitam') ||
    severity(a) - severity(b) ||
    place(a) - place(b) ||
    dose(b) - dose(a)
  );
}

/** 0 is hijau, 3 is hitam; nothing found is as bad as can be. */
function severity(judged: Judged | undefined): number {
  return judged ? CATEGORIES.indexOf(judged.category) : CATEGORIES.length;
}

function place({ code }: Reason): number {
  const found = ORDER.findIndex((known) => known === code);
  return found < 0 ? ORDER.length : found;
}

function dose({ params }: Reason): number {
  return Number(params?.['dose'] ?? 0);
}
