import { COVID_19, type Coded, type Statement, type TestResult } from '#shared/domain/credential.ts';
import { CredentialError } from '../errors.ts';
import { endOf, startOf } from './dates.ts';
import type { HcertDocument } from './document.ts';
import { WhoDdcc, type DdccTest, type DdccVaccination } from './who-ddcc-schema.ts';

/** Test types: LOINC part codes as in the EU's value set, and the panels that WHO's guide names; SNOMED CT. */
const TEST_TYPES: ReadonlyMap<string, TestResult['type']> = new Map([
  ['LP6464-4', 'naat'],
  ['94500-6', 'naat'],
  ['94309-2', 'naat'],
  ['94845-5', 'naat'],
  ['LP217198-3', 'antigen'],
  ['94558-4', 'antigen'],
  ['97097-0', 'antigen'],
]);

/** SNOMED CT and LOINC answers. */
const TEST_RESULTS: ReadonlyMap<string, TestResult['result']> = new Map([
  ['260373001', 'detected'],
  ['10828004', 'detected'],
  ['LA11882-0', 'detected'],
  ['LA6576-8', 'detected'],
  ['260415000', 'not-detected'],
  ['260385009', 'not-detected'],
  ['LA11883-8', 'not-detected'],
  ['LA6577-6', 'not-detected'],
]);

/** COVID-19 and its virus in ICD-11 (with extensions) and SNOMED CT. */
const COVID_CODES = /^(?:RA01(?:\..*)?|XN109(?:&.*)?|840539006|840533007)$/;

/**
 * WHO's Digital Documentation of COVID-19 Certificates, core data set VS or TR.
 * @param value the content of claim -260, keys 2 to 4
 * @throws CredentialError SCHEMA_INVALID
 */
export function readWhoDdcc(value: unknown): HcertDocument {
  const parsed = WhoDdcc.safeParse(onlyElement(value));
  if (!parsed.success) throw new CredentialError('SCHEMA_INVALID', 'WHO DDCC: not a core data set');
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
    notBefore: startOf(certificate.from),
    expiresAt: endOf(certificate.until),
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
    disease: disease(entry.disease),
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
    result: TEST_RESULTS.get(entry.result?.code ?? '') ?? 'inconclusive',
    sampledAt: entry.date,
    facility: entry.centre,
    device: entry.brand,
  };
}

/** The document is by its scope about COVID-19: the disease is optional in it, and says so where it is missing. */
function disease(coded: Coded | undefined): string {
  return coded === undefined || COVID_CODES.test(coded.code) ? COVID_19 : coded.code;
}

/** The claim may repeat in WHO's model; a code that is one person's certificate has one. */
function onlyElement(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
