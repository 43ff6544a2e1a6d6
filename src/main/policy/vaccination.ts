import { addDays, type CivilDate, daysBetween, type PartialDate } from '#shared/domain/civil-date.ts';
import type { Statement, Vaccination } from '#shared/domain/credential.ts';
import { isUnder } from './age.ts';
import { type Finding, span } from './finding.ts';
import type { Policy } from './policy.ts';
import { identifyVaccine, type Vaccine, type VaccineSet } from './value-sets/vaccines.ts';

export interface VaccinationContext {
  readonly today: CivilDate;
  readonly birthDate: PartialDate | undefined;
  readonly vaccines: VaccineSet;
  /** All that the credential says of COVID-19: an infection can stand for a dose. */
  readonly statements: readonly Statement[];
}

interface Dose {
  readonly statement: Vaccination;
  readonly vaccine: Vaccine;
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
}

/** What a dose makes of its series. */
type Progress =
  | { readonly state: 'partial'; readonly dose: number; readonly doses: number }
  | { readonly state: 'complete' | 'boosted'; readonly dose: number };

/**
 * What the vaccinations of a credential amount to: one finding a dose, of which the best one counts.
 *
 * Series: a dose's number is what the certificate says, or its place among the doses of the credential where that
 * is higher (SMART Health Cards number nothing; of mixed vaccines each starts at 1). The series is as long as the
 * value set says: what the certificate says may lengthen it (2 of 3 is incomplete), but shortens it only as the
 * policy's `shortenedSeries` allows. A number above the series (3/3 of a vaccine of two, 2/1) is a booster: its
 * primary series was complete long before, so no primary waiting period is left to run. 2/2 of a vaccine of one dose
 * can be either, and is taken for what waits longer: the end of a primary series.
 */
export function judgeVaccinations(
  vaccinations: readonly Vaccination[],
  policy: Policy,
  context: VaccinationContext,
): Finding[] {
  const findings: Finding[] = [];
  const doses: Dose[] = [];
  for (const statement of vaccinations) {
    const days = span(statement.date);
    const vaccine = identifyVaccine(statement, context.vaccines);
    if (!days) {
      findings.push({ code: 'VACCINATION_DATE_UNCLEAR', params: { date: statement.date } });
    } else if (days.earliest > context.today) {
      findings.push({ code: 'VACCINATION_IN_FUTURE', params: { date: statement.date } });
    } else if (!vaccine || !accepts(policy, vaccine)) {
      const product = vaccine?.name ?? statement.product?.code ?? statement.prophylaxis?.code;
      findings.push({ code: 'VACCINE_NOT_ACCEPTED', ...(product && { params: { product } }) });
    } else {
      doses.push({ statement, vaccine, ...days });
    }
  }
  doses.sort((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0));

  let counted = 0;
  let lastCounted: CivilDate | undefined;
  const judged: { state: Progress['state']; finding: Finding }[] = [];
  for (const dose of doses) {
    if (
      lastCounted === undefined ||
      daysBetween(lastCounted, dose.latest) >= policy.vaccination.minimumIntervalDays
    ) {
      counted += 1;
      lastCounted = dose.latest;
    }
    const made = progress(dose, counted, policy, context);
    judged.push({ state: made.state, finding: judgeDose(dose, made, policy, context) });
  }
  // What was partial until a later dose completed it is partial no more.
  const completed = judged.findLastIndex(({ state }) => state !== 'partial');
  const holding = judged.filter(({ state }, i) => state !== 'partial' || i > completed);
  return [...findings, ...holding.map(({ finding }) => finding)];
}

function accepts(policy: Policy, vaccine: Vaccine): boolean {
  const { accepted } = policy.vaccination;
  return accepted === 'known' || accepted.includes(vaccine.id);
}

function progress(dose: Dose, place: number, policy: Policy, context: VaccinationContext): Progress {
  const number = Math.max(dose.statement.dose ?? 0, place);
  const certified = dose.statement.dosesInSeries;
  const { minors } = policy.ages;
  const known = policy.vaccination.dosesInSeries[dose.vaccine.id] ?? dose.vaccine.doses;

  if (minors && number >= minors.doses && isUnder(minors.under, context.birthDate, context.today)) {
    return { state: number > Math.max(known, certified ?? 0) ? 'boosted' : 'complete', dose: number };
  }
  if (certified !== undefined && number < certified) {
    return { state: 'partial', dose: number, doses: Math.max(known, certified) };
  }
  if (number < known) {
    const shortened = certified !== undefined && certified > 0 && believesShortened(dose, policy, context);
    if (!shortened) return { state: 'partial', dose: number, doses: known };
    return { state: number > certified ? 'boosted' : 'complete', dose: number };
  }
  const ambiguous = known === 1 && number === 2 && certified === 2;
  const boosted = !ambiguous && (number > known || (certified !== undefined && number > certified));
  return { state: boosted ? 'boosted' : 'complete', dose: number };
}

function believesShortened(dose: Dose, policy: Policy, context: VaccinationContext): boolean {
  switch (policy.vaccination.shortenedSeries) {
    case 'as-certified':
      return true;
    case 'never':
      return false;
    case 'with-proof':
      return context.statements.some((statement) => {
        const infected = infectionDay(statement);
        return infected !== undefined && infected < dose.earliest;
      });
  }
}

/** Where an entry of a certificate has days of its own, it holds on them only; what its dates leave open admits nobody. */
function ownValidity(
  { validFrom, validUntil }: Vaccination,
  { dose }: Progress,
  today: CivilDate,
): Finding | undefined {
  const from = validFrom === undefined ? undefined : span(validFrom)?.latest;
  if (from !== undefined && from > today) {
    const days = daysBetween(today, from);
    return { code: 'VACCINATION_TOO_RECENT', params: { dose, days, validFrom: from } };
  }
  const until = validUntil === undefined ? undefined : span(validUntil)?.earliest;
  return until !== undefined && until < today
    ? { code: 'VACCINATION_EXPIRED', params: { until } }
    : undefined;
}

/** The last day on which the infection that a statement shows can have been found. */
function infectionDay(statement: Statement): CivilDate | undefined {
  switch (statement.kind) {
    case 'recovery':
      return span(statement.firstPositive)?.latest;
    case 'test': {
      const found = statement.result === 'detected' && ['naat', 'antigen'].includes(statement.type);
      return found ? statement.sampledAt.slice(0, 10) : undefined;
    }
    case 'vaccination':
      return undefined;
  }
}

function judgeDose(dose: Dose, state: Progress, policy: Policy, context: VaccinationContext): Finding {
  const { today } = context;
  if (state.state === 'partial') {
    return { code: 'VACCINATION_PARTIAL', params: { dose: state.dose, doses: state.doses } };
  }
  const own = ownValidity(dose.statement, state, today);
  if (own) return own;
  const { waitingDays, validityDays } = state.state === 'boosted' ? policy.booster : policy.vaccination;

  // The wait runs from the last day that the date can mean, validity from the first: doubt never admits.
  if (daysBetween(dose.latest, today) < waitingDays) {
    const validFrom = addDays(dose.latest, waitingDays);
    return daysBetween(dose.earliest, today) < waitingDays
      ? { code: 'VACCINATION_TOO_RECENT', params: { dose: state.dose, days: waitingDays, validFrom } }
      : { code: 'VACCINATION_DATE_UNCLEAR', params: { date: dose.statement.date, validFrom } };
  }
  if (validityDays !== null && daysBetween(dose.earliest, today) > validityDays) {
    return { code: 'VACCINATION_EXPIRED', params: { until: addDays(dose.earliest, validityDays) } };
  }
  const { requiredFromAge } = policy.booster;
  if (
    requiredFromAge !== null &&
    state.state !== 'boosted' &&
    !isUnder(requiredFromAge, context.birthDate, today)
  ) {
    return { code: 'BOOSTER_REQUIRED', params: { dose: state.dose } };
  }
  return { code: 'VACCINATION_COMPLETE', params: { dose: state.dose, date: dose.statement.date } };
}
