import * as z from 'zod';
import { CivilDate } from '#shared/domain/civil-date.ts';
import {
  COVID_19,
  type Coded,
  type Holder,
  type Statement,
  type TestResult,
} from '#shared/domain/credential.ts';
import { ICD_11 } from '../covid-19.ts';

/*
 * DIVOC's certificates as a W3C verifiable credential. Their contexts give several terms the same IRI (`dose` and
 * `totalDoses` are both schema:doseValue, `date` and `effectiveUntil` both schema:date), and equal statements are
 * one. So a proof says which values a certificate has, and not which term has which or how many of them: whoever
 * holds a certificate can swap them, or leave one of two equal ones out, and the signature still holds. What could
 * turn a verdict is therefore read as the set that is signed.
 */

/** Free text; issuers write `-`, `NA` or nothing where they know nothing. */
const Text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((text) => (/^\s*(?:-|NA|N\/A)?\s*$/i.test(text ?? '') ? undefined : text?.trim()));

const DoseNumber = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(1).max(99))
  .nullish()
  .transform((number) => number ?? undefined);

/** `2021-06-15`, `20210615` or a moment, of which the day counts. */
const Day = z
  .string()
  .max(40)
  .transform((text) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').slice(0, 10))
  .pipe(CivilDate);

const Moment = z.iso.datetime({ offset: true, local: true }).transform((text) => {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
  return new Date(zoned).toISOString();
});

const Facility = z.object({ name: Text, address: z.object({ addressCountry: Text }).nullish() }).nullish();

const Common = { certificateId: Text, facility: Facility };

const VaccinationEvidence = z.object({
  type: typeNamed('Vaccination'),
  ...Common,
  vaccine: Text,
  manufacturer: Text,
  icd11Code: Text,
  prophylaxis: Text,
  date: Day,
  effectiveStart: Day.nullish().catch(undefined),
  effectiveUntil: Day.nullish().catch(undefined),
  dose: DoseNumber,
  totalDoses: DoseNumber,
});

const TestEvidence = z.object({
  type: typeNamed('TestDetails'),
  ...Common,
  testType: Text,
  testName: Text,
  result: Text,
  sampleCollectionTimestamp: Moment,
  resultTimestamp: Moment.nullish().catch(undefined),
  expiry: Moment.nullish().catch(undefined),
});

export const Certificate = z.object({
  '@context': z.array(z.string()).min(2).max(4),
  type: typeNamed('VerifiableCredential'),
  issuer: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .pipe(z.string().min(1)),
  issuanceDate: Moment,
  expirationDate: Moment.optional(),
  credentialSubject: z.object({
    type: typeNamed('Person'),
    id: z.string().optional(),
    name: z.string().trim().min(1),
    dob: Day.optional().catch(undefined),
  }),
  evidence: z.array(z.union([VaccinationEvidence, TestEvidence])).min(1),
});
export type Certificate = z.infer<typeof Certificate>;

/** The holder. The subject's id ends in the number of the document that was shown: `did:Passport:X1234567`. */
export function holderOf({ credentialSubject: { name, dob, id } }: Certificate): Holder {
  const documentNumber = id?.slice(id.lastIndexOf(':') + 1);
  return {
    name,
    ...(dob !== undefined && { birthDate: dob }),
    ...(documentNumber !== undefined && documentNumber !== '' && { documentNumber }),
  };
}

export function statementsOf(certificate: Certificate): Statement[] {
  return certificate.evidence.map((evidence) =>
    'vaccine' in evidence ? vaccination(evidence, certificate.issuer) : test(evidence, certificate.issuer),
  );
}

function vaccination(evidence: z.infer<typeof VaccinationEvidence>, certifiedBy: string): Statement {
  const { vaccine, manufacturer, icd11Code } = evidence;
  const prophylaxis: Coded | undefined =
    icd11Code !== undefined ? { code: icd11Code, system: ICD_11 } : coded(evidence.prophylaxis);
  return {
    kind: 'vaccination',
    disease: COVID_19,
    ...common(evidence, certifiedBy),
    ...(vaccine !== undefined && { product: { code: vaccine } }),
    ...(prophylaxis && { prophylaxis }),
    ...(manufacturer !== undefined && { manufacturer: { code: manufacturer } }),
    ...doses(evidence.dose, evidence.totalDoses),
    date: earliest(evidence.date, evidence.effectiveStart, evidence.effectiveUntil),
  };
}

/**
 * The dose and the doses in its series, of the set of both: the lower one is the dose. One number alone is both,
 * but for 1: "1 of 1" is not to be told from "1", and the latter says less.
 */
function doses(...values: readonly (number | undefined)[]): { dose?: number; dosesInSeries?: number } {
  const numbers = values.filter((value) => value !== undefined);
  if (numbers.length === 0) return {};
  const dose = Math.min(...numbers);
  const dosesInSeries = Math.max(...numbers);
  return dosesInSeries === 1 ? { dose } : { dose, dosesInSeries };
}

/** The first of several days or moments, each in the one form that sorts. */
function earliest(first: string, ...others: readonly (string | null | undefined)[]): string {
  return others.reduce<string>((least, other) => (other && other < least ? other : least), first);
}

function test(evidence: z.infer<typeof TestEvidence>, certifiedBy: string): Statement {
  const facility = evidence.facility?.name;
  return {
    kind: 'test',
    disease: COVID_19,
    ...common(evidence, certifiedBy),
    type: testType(`${evidence.testType ?? ''} ${evidence.testName ?? ''}`),
    result: testResult(evidence.result ?? ''),
    sampledAt: earliest(evidence.sampleCollectionTimestamp, evidence.resultTimestamp, evidence.expiry),
    ...(facility !== undefined && { facility }),
  };
}

function common(
  evidence: { certificateId?: string | undefined; facility?: z.infer<typeof Facility> },
  issuer: string,
) {
  const country = evidence.facility?.address?.addressCountry?.toUpperCase();
  return {
    certifiedBy: issuer,
    ...(country !== undefined && /^[A-Z]{2,3}$/.test(country) && { country }),
    ...(evidence.certificateId !== undefined && { certificateId: evidence.certificateId }),
  };
}

function testType(text: string): TestResult['type'] {
  if (/\b(?:rt-?)?pcr\b|naat|molecular|LP6464-4/i.test(text)) return 'naat';
  if (/antigen|\brat\b|LP217198-3/i.test(text)) return 'antigen';
  return /antibod/i.test(text) ? 'antibody' : 'other';
}

function testResult(text: string): TestResult['result'] {
  if (/^(?:positive|detected|260373001)$/i.test(text)) return 'detected';
  return /^(?:negative|not detected|260415000)$/i.test(text) ? 'not-detected' : 'inconclusive';
}

function coded(code: string | undefined): Coded | undefined {
  return code === undefined ? undefined : { code };
}

/** JSON-LD writes one type as itself or in an array. */
function typeNamed(name: string) {
  return z.union([z.string(), z.array(z.string())]).refine((types) => [types].flat().includes(name));
}
