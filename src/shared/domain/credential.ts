import * as z from 'zod';
import { CivilDate, PartialDate, WrittenDate } from './civil-date.ts';
import { Disease, DISEASES } from './disease.ts';
import { LIMITS, textUpTo } from './limits.ts';

/** The containers that we read: EU DCC and kin (`HC1:`), SMART Health Card, ICAO VDS-NC, DIVOC. */
export const CREDENTIAL_FORMATS = ['hcert', 'shc', 'vds-nc', 'divoc'] as const;
export const CredentialFormat = z.enum(CREDENTIAL_FORMATS);
export type CredentialFormat = z.infer<typeof CredentialFormat>;

/** A coded value as the certificate has it, with the code system where the format names one. */
export const Coded = z.object({
  code: textUpTo(LIMITS.code),
  system: textUpTo(LIMITS.text).optional(),
});
export type Coded = z.infer<typeof Coded>;

const issued = {
  /** The disease's SNOMED CT code; COVID-19 is `840539006`. */
  disease: textUpTo(LIMITS.code),
  /** ISO 3166-1 alpha-2 country (or `EU`, `UN`…) in which it happened, as the certificate says. */
  country: textUpTo(LIMITS.short).optional(),
  /** Who certified it. */
  certifiedBy: textUpTo(LIMITS.text).optional(),
  /** The certificate's own id (UVCI, UCI, certificate id). */
  certificateId: textUpTo(LIMITS.text).optional(),
};

export const Vaccination = z.object({
  kind: z.literal('vaccination'),
  ...issued,
  /** Every disease that it is certainly against: a combined vaccine has several, one that is not known none. */
  diseases: z.array(Disease).max(DISEASES.length).optional(),
  /** The product: EU marketing authorisation, CVX, WHO or ICD-11 code, or a free name. */
  product: Coded.optional(),
  /** The vaccine type or prophylaxis. */
  prophylaxis: Coded.optional(),
  manufacturer: Coded.optional(),
  /** This dose's number in the series, from 1. */
  dose: z.int().min(0).optional(),
  /** How many doses the series has, as the certificate says. */
  dosesInSeries: z.int().min(0).optional(),
  /** The day of this dose, as it is written. */
  date: WrittenDate,
  /** The first and the last day of this entry's own validity, where it has one. */
  validFrom: PartialDate.optional(),
  validUntil: PartialDate.optional(),
});
export type Vaccination = z.infer<typeof Vaccination>;

export const TestResult = z.object({
  kind: z.literal('test'),
  ...issued,
  type: z.enum(['naat', 'antigen', 'antibody', 'other']),
  result: z.enum(['detected', 'not-detected', 'inconclusive']),
  /** When the sample was taken: an instant in UTC, or a day of wherever it is read (`atOffice`). */
  sampledAt: z.union([z.iso.datetime(), CivilDate]),
  /** Who took the sample or ran the test. */
  facility: textUpTo(LIMITS.text).optional(),
  device: Coded.optional(),
});
export type TestResult = z.infer<typeof TestResult>;

export const Recovery = z.object({
  kind: z.literal('recovery'),
  ...issued,
  /** The day of the first positive test. */
  firstPositive: PartialDate,
  /** The first and last day on which the certificate says it holds. */
  validFrom: PartialDate.optional(),
  validUntil: PartialDate.optional(),
});
export type Recovery = z.infer<typeof Recovery>;

export const Statement = z.discriminatedUnion('kind', [Vaccination, TestResult, Recovery]);
export type Statement = z.infer<typeof Statement>;
export type StatementKind = Statement['kind'];

/** Whom the certificate is about. Personal data: sealed at rest, never in a message for developers. */
export const Holder = z.object({
  /**
   * The name as it is to be matched with the identity card; empty where there is none, or the signature does not cover
   * it.
   */
  name: textUpTo(LIMITS.name),
  familyName: textUpTo(LIMITS.namePart).optional(),
  givenName: textUpTo(LIMITS.namePart).optional(),
  /** The name in ICAO 9303 transliteration, where the format has it. */
  transliteratedName: textUpTo(LIMITS.transliteration).optional(),
  birthDate: PartialDate.optional(),
  /** A document number (passport, national id), where the format has it. */
  documentNumber: textUpTo(LIMITS.text).optional(),
});
export type Holder = z.infer<typeof Holder>;

/**
 * A decoded certificate of any format, within the limits that hold for all of them. That it decodes says nothing of
 * whether it is genuine.
 */
export const Credential = z.object({
  format: CredentialFormat,
  /** What is in the container, with its version: `eu-dcc 1.3.0`, `who-ddcc`, `fhir-r4`, `icao.vacc 1`, `w3c-vc`. */
  profile: textUpTo(LIMITS.short),
  holder: Holder,
  /** Who issued it, as the container says: a country code, a URL, a DID. */
  issuer: textUpTo(LIMITS.text),
  /** The id of the key that is said to have signed it, as the container writes it (base64 for HCERT). */
  keyId: textUpTo(LIMITS.text).optional(),
  /** When it was issued, begins and ceases to be valid: instants in UTC. */
  issuedAt: z.iso.datetime().optional(),
  notBefore: z.iso.datetime().optional(),
  expiresAt: z.iso.datetime().optional(),
  /** It names an end of its validity that is none. */
  endUnclear: z.literal(true).optional(),
  /** The first and the last day on which its content says that it holds: days of wherever it is read (`atOffice`). */
  validDays: z.object({ first: CivilDate.optional(), last: CivilDate.optional() }).optional(),
  statements: z.array(Statement).min(1).max(LIMITS.statements),
});
export type Credential = z.infer<typeof Credential>;

/** SNOMED CT "Disease", where a certificate names none or one that is not COVID-19. */
export const UNNAMED_DISEASE = '64572001';

/** SNOMED CT: disease caused by severe acute respiratory syndrome coronavirus 2. */
export const COVID_19 = '840539006';
