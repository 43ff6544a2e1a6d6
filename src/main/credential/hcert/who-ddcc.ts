import { COVID_19, type Coded, type Statement } from '#shared/domain/credential.ts';
import { against, diseaseCode } from '../against.ts';
import { schemaFault } from '../json.ts';
import { testResult, TEST_TYPES } from '../lab-tests.ts';
import { daysOf } from '../dates.ts';
import type { HcertDocument } from './document.ts';
import { WhoDdcc, type DdccTest, type DdccVaccination } from './who-ddcc-schema.ts';

/**
 * WHO's Digital Documentation of COVID-19 Certificates, core data set VS or TR.
 * @param value the content of claim -260, keys 2 to 4
 * @throws CredentialError SCHEMA_INVALID, CREDENTIAL_TOO_LARGE
 */
export function readWhoDdcc(value: unknown): HcertDocument {
  const parsed = WhoDdcc.safeParse(onlyElement(value));
  if (!parsed.success) throw schemaFault(parsed.error, 'WHO DDCC: not a core data set');
  const { person, certificate, vaccinations, tests } = parsed.data;
  const certified = { certifiedBy: certificate.issuer, certificateId: certificate.hcid };
  return {
    profile: 'who-ddcc',
    holder: { name: person.name, birthDate: person.birthDate, documentNumber: person.identifier },
    statements: [
      ...vaccinations.map((entry) => vaccination(entry, certified)),
      ...tests.map((entry) => test(entry, certified)),
    ],
    issuer: certificate.issuer,
    validDays: daysOf(certificate.from, certificate.until),
  };
}

interface Certified {
  certifiedBy: string | undefined;
  certificateId: string | undefined;
}

function vaccination(entry: DdccVaccination, certified: Certified): Statement {
  return {
    kind: 'vaccination',
    ...certified,
    ...against([entry.disease?.code ?? COVID_19], [entry.vaccine, entry.brand]),
    country: entry.country?.code,
    product: entry.brand ?? entry.vaccine,
    prophylaxis: entry.vaccine,
    manufacturer: entry.manufacturer ?? entry.maholder ?? entry.ma_holder,
    dose: entry.dose ?? undefined,
    dosesInSeries: entry.totalDoses ?? entry.total_doses ?? undefined,
    date: entry.date,
  };
}

function test(entry: DdccTest, certified: Certified): Statement {
  return {
    kind: 'test',
    ...certified,
    disease: disease(entry.pathogen),
    country: entry.country?.code,
    type: TEST_TYPES.get(entry.type?.code ?? '') ?? 'other',
    result: testResult([entry.result?.code ?? '']),
    sampledAt: entry.date,
    facility: entry.centre,
    device: entry.brand,
  };
}

/** The document is by its scope about COVID-19: the disease is optional in it, and says so where it is missing. */
function disease(coded: Coded | undefined): string {
  return coded === undefined ? COVID_19 : diseaseCode(coded.code);
}

/** The claim may repeat in WHO's model; a code that is one person's certificate has one. */
function onlyElement(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
