import { addDays, type WrittenDate } from '#shared/domain/civil-date.ts';
import {
  COVID_19,
  type Credential,
  type Recovery,
  type Statement,
  type TestResult,
  type Vaccination,
} from '#shared/domain/credential.ts';
import { span } from './finding.ts';
import { identifyVaccine, type VaccineSet } from './value-sets/vaccines.ts';

/** One event of a credential, in the shape in which published rules read an EU certificate. */
export interface DccEvent {
  readonly type: 'Vaccination' | 'Test' | 'Recovery';
  /** ISO 3166-1 alpha-2, where the credential says who issued it. */
  readonly issuerCountry: string | undefined;
  /** EU DCC schema 1.3.0, with one entry in one of `v`, `t` and `r`. */
  readonly payload: object;
}

const TEST_TYPES = { naat: 'LP6464-4', antigen: 'LP217198-3' } as const;
const TEST_RESULTS = {
  detected: '260373001',
  'not-detected': '260415000',
  inconclusive: '419984006',
} as const;

/**
 * The events of a credential of any format, each as an EU certificate would carry it: of several doses the last one,
 * numbered as the credential says, else by its place; every test; every recovery. An EU certificate's codes stay as they
 * are; other codes and names become the EU's where the value set knows the vaccine. What a format does not say stays absent, so
 * that a rule which needs it fails.
 */
export function dccEvents(credential: Credential, vaccines: VaccineSet): DccEvent[] {
  const { holder } = credential;
  const base = {
    ver: '1.3.0',
    ...(holder.birthDate !== undefined && { dob: holder.birthDate }),
    nam: {
      fn: holder.familyName ?? holder.name,
      fnt: holder.transliteratedName ?? standardised(holder.familyName ?? holder.name),
      ...(holder.givenName !== undefined && { gn: holder.givenName, gnt: standardised(holder.givenName) }),
    },
  };
  const event = (
    type: DccEvent['type'],
    statement: Statement,
    key: 'v' | 't' | 'r',
    entry: object,
  ): DccEvent => ({
    type,
    issuerCountry:
      statement.country ?? (/^[A-Z]{2}$/.test(credential.issuer) ? credential.issuer : undefined),
    payload: { ...base, [key]: [{ ...common(statement, credential), ...entry }] },
  });

  const vaccinations: Vaccination[] = [];
  const events: DccEvent[] = [];
  for (const statement of concerned(credential.statements)) {
    switch (statement.kind) {
      case 'vaccination':
        vaccinations.push(statement);
        break;
      case 'test':
        events.push(event('Test', statement, 't', testEntry(statement)));
        break;
      case 'recovery':
        events.push(event('Recovery', statement, 'r', recoveryEntry(statement)));
        break;
    }
  }
  vaccinations.sort((a, b) => compare(lastDay(a.date), lastDay(b.date)) || (a.dose ?? 0) - (b.dose ?? 0));
  const last = vaccinations.at(-1);
  if (last) {
    const place = new Set(vaccinations.map(({ date }) => date)).size;
    events.unshift(
      event(
        'Vaccination',
        last,
        'v',
        vaccinationEntry(last, place, vaccines, credential.profile.startsWith('eu-dcc')),
      ),
    );
  }
  return events;
}

/** Published rules are about COVID-19: what else is on a certificate is not what they ask about. */
function concerned(statements: readonly Statement[]): readonly Statement[] {
  const about = statements.filter(({ disease }) => disease === COVID_19);
  return about.length > 0 ? about : statements;
}

function common(statement: Statement, credential: Credential): object {
  return {
    tg: statement.disease,
    co: statement.country ?? credential.issuer,
    is: statement.certifiedBy ?? credential.issuer,
    ...(statement.certificateId !== undefined && { ci: statement.certificateId }),
  };
}

function vaccinationEntry(
  statement: Vaccination,
  place: number,
  vaccines: VaccineSet,
  isEuCertificate: boolean,
): object {
  const vaccine = identifyVaccine(statement, vaccines);
  const written = {
    mp: statement.product?.code,
    vp: statement.prophylaxis?.code,
    ma: statement.manufacturer?.code,
  };
  const { mp, vp, ma } = isEuCertificate ? written : (vaccine?.eu ?? written);
  const dn = Math.max(statement.dose ?? 0, place);
  return {
    ...(mp !== undefined && { mp }),
    ...(vp !== undefined && { vp }),
    ...(ma !== undefined && { ma }),
    dn,
    // A booster of an unnumbered series is written as 3/3, the way the EU writes it.
    sd: statement.dosesInSeries ?? Math.max(vaccine?.doses ?? dn, dn),
    dt: statement.date,
  };
}

function testEntry(statement: TestResult): object {
  const tt =
    statement.type === 'naat' || statement.type === 'antigen' ? TEST_TYPES[statement.type] : statement.type;
  return {
    tt,
    tr: TEST_RESULTS[statement.result],
    sc: statement.sampledAt,
    ...(statement.device && { ma: statement.device.code }),
    ...(statement.facility !== undefined && { tc: statement.facility }),
  };
}

/** Where the credential does not bound a recovery, the EU's own bounds do: day 11 to day 180. */
function recoveryEntry(statement: Recovery): object {
  const positive = span(statement.firstPositive);
  const df = statement.validFrom ?? (positive && addDays(positive.latest, 11));
  const du = statement.validUntil ?? (positive && addDays(positive.earliest, 180));
  return { fr: statement.firstPositive, ...(df && { df }), ...(du && { du }) };
}

/** ICAO 9303 part 3, roughly: enough for rules, which do not compare names. */
function standardised(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z]+/g, '<');
}

/** Of a date that no calendar has there is no day: such a dose is the first. */
function lastDay(date: WrittenDate): string {
  return span(date)?.latest ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
