import { addDays, civilDate } from '#shared/domain/civil-date.ts';
import { COVID_19, type Credential, type Statement, type TestResult } from '#shared/domain/credential.ts';
import type { SampleId } from '#shared/domain/policy-desk.ts';

/** A made-up person at the door. */
export interface Sample {
  readonly id: SampleId;
  readonly credential: Credential;
}

const HOUR_MS = 3_600_000;
const PFIZER = 'EU/1/20/1528';
const JANSSEN = 'EU/1/20/1525';

/**
 * People whom every office meets, for trying a policy on: one for each thing that policies differ in.
 * @param at today; the samples' dates are so and so many days before it
 * @param timeZone the office's, an IANA name
 */
export function samples(at: Date, timeZone: string): Sample[] {
  const today = civilDate(at, timeZone);
  const ago = (days: number) => addDays(today, -days);
  const born = (years: number) => `${String(Number(today.slice(0, 4)) - years)}-01-01`;
  const dose = (product: string, number: number, of: number, days: number): Statement => ({
    kind: 'vaccination',
    disease: COVID_19,
    product: { code: product },
    dose: number,
    dosesInSeries: of,
    date: ago(days),
  });
  const test = (type: TestResult['type'], result: TestResult['result'], hours: number): Statement => ({
    kind: 'test',
    disease: COVID_19,
    type,
    result,
    sampledAt: new Date(at.getTime() - hours * HOUR_MS).toISOString(),
  });
  const recovered = (days: number): Statement => ({
    kind: 'recovery',
    disease: COVID_19,
    firstPositive: ago(days),
  });
  const person = (id: SampleId, years: number, ...statements: Statement[]): Sample => ({
    id,
    credential: {
      format: 'hcert',
      profile: 'eu-dcc 1.3.0',
      issuer: 'ID',
      holder: { name: 'X', birthDate: born(years) },
      statements,
    },
  });
  return [
    person('complete', 40, dose('CoronaVac', 2, 2, 150)),
    person('recent', 40, dose('CoronaVac', 2, 2, 5)),
    person('partial', 40, dose('CoronaVac', 1, 2, 40)),
    person('boosted', 40, dose(PFIZER, 3, 3, 60)),
    person('longAgo', 40, dose('CoronaVac', 2, 2, 400)),
    person('oneDoseVaccine', 40, dose(JANSSEN, 1, 1, 200)),
    person('unknownVaccine', 40, dose('EpiVacCorona', 2, 2, 150)),
    person('child', 5, test('antigen', 'not-detected', 100)),
    person('teenager', 15, dose(PFIZER, 1, 2, 40)),
    person('negative', 40, test('naat', 'not-detected', 12)),
    person('negativeOld', 40, test('antigen', 'not-detected', 100)),
    person('positive', 40, test('naat', 'detected', 48)),
    person('vaccinatedPositive', 40, dose('CoronaVac', 2, 2, 150), test('antigen', 'detected', 24)),
    person('recovered', 40, recovered(60)),
    person('recoveredOneDose', 40, recovered(120), dose(PFIZER, 1, 1, 40)),
  ];
}
