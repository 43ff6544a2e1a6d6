import * as z from 'zod';
import { PartialDate } from '#shared/domain/civil-date.ts';
import {
  type Coded,
  COVID_19,
  type Holder,
  type Statement,
  type TestResult,
  UNNAMED_DISEASE,
  type Vaccination,
} from '#shared/domain/credential.ts';
import { against } from '../against.ts';
import { CredentialError } from '../errors.ts';
import { toBirthDate } from '../dates.ts';
import { conform, listOf } from '../json.ts';
import { testResult } from '../lab-tests.ts';
import { preferred, product, testType } from './codes.ts';

/* FHIR R4 resources as SMART Health Cards: Vaccination & Testing (vci.org/ig) profiles them; what we read of them. */

/** Names of a person, given names, codes of one thing, who performed it. */
const MOST_OF_A_KIND = 32;

/** A coding that has no code says nothing, and is left out. */
const Codings = listOf(
  z.object({ system: z.string().optional(), code: z.string().optional() }),
  MOST_OF_A_KIND,
)
  .optional()
  .transform((codings = []): Coded[] =>
    codings.flatMap(({ system, code }) => (code ? [{ code, ...(system !== undefined && { system }) }] : [])),
  );
const CodeableConcept = z.object({ coding: Codings, text: z.string().optional() });

/** An explicit null is an absent member. */
function absent<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

const DATE_TIME = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/;

/** FHIR `dateTime`: a year, a month, a day, or a moment with its offset; one that exists. */
const DateTime = z.string().refine((text) => {
  const [, date = '', time] = DATE_TIME.exec(text) ?? [];
  const day = PartialDate.safeParse(date).success && new Date(date);
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return false;
  return time === undefined || (date.length === 10 && !Number.isNaN(Date.parse(text)));
});

/**
 * The date of a dose. One that no calendar has (30 February) stays as it is written: the policy says that it is unclear.
 */
const WrittenDateTime = z.string().regex(DATE_TIME);

/** One that is not known is absent, empty or null, or has `00` for a part of it. */
const BirthDate = z
  .union([z.string().max(64), z.null()])
  .optional()
  .transform((text, context) => {
    if (text === undefined || text === null || text === '') return undefined;
    const date = DateTime.safeParse(text).success ? text.slice(0, 10) : toBirthDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: 'no date' });
    return z.NEVER;
  });

const HumanName = z.object({
  use: absent(z.string()),
  text: absent(z.string()),
  family: absent(z.string()),
  given: absent(listOf(z.string(), MOST_OF_A_KIND)),
  /** Since when it is used; one that has an end is a former one. */
  period: z.object({ end: z.string().optional() }).optional().catch(undefined),
});
type HumanName = z.infer<typeof HumanName>;

const Patient = z.object({
  name: listOf(HumanName, MOST_OF_A_KIND).refine((names) => names.length > 0),
  birthDate: BirthDate,
  identifier: z
    .array(z.object({ type: CodeableConcept.optional(), value: z.string().optional() }))
    .optional()
    .catch(undefined),
});

const Immunization = z.object({
  status: z.literal('completed'),
  /** One that was too weak counts for nothing. */
  isSubpotent: absent(z.literal(false)),
  vaccineCode: CodeableConcept.refine(({ coding }) => coding.length > 0, 'no code'),
  /** One of `occurrence[x]`; a text is no date. */
  occurrenceDateTime: WrittenDateTime,
  occurrenceString: z.undefined().optional(),
  performer: z
    .array(z.object({ actor: z.object({ display: z.string().optional() }).optional() }))
    .optional()
    .catch(undefined),
  protocolApplied: z
    .array(
      z.object({
        doseNumberPositiveInt: z.int().min(1).optional(),
        seriesDosesPositiveInt: z.int().min(1).optional(),
        targetDisease: z.array(CodeableConcept).optional(),
      }),
    )
    .nullish(),
});
type Immunization = z.infer<typeof Immunization>;

const Observation = z.object({
  status: z.enum(['final', 'amended', 'corrected']),
  code: CodeableConcept,
  effectiveDateTime: DateTime.optional().catch(undefined),
  effectivePeriod: z.object({ start: DateTime.optional() }).optional().catch(undefined),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: z.string().optional(),
  performer: z
    .array(z.object({ display: z.string().optional() }))
    .optional()
    .catch(undefined),
});
type Observation = z.infer<typeof Observation>;

/** A card in several codes holds some thirty. */
const MOST_RESOURCES = 128;

/** Resources without a type are none, and left out like those of other types. */
const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: listOf(
    z
      .object({ resource: z.looseObject({ resourceType: z.string() }) })
      .nullable()
      .catch(null),
    MOST_RESOURCES,
  ),
});

/** What stands for every statement of a card. */
export interface CardFacts {
  readonly issuer: string;
  readonly certificateId: string | undefined;
}

/**
 * The person and the statements of a card's bundle. Exactly one Patient. What says nothing is left out before it is checked, so
 * that one odd resource does not refuse the rest: immunizations that were not done, entered in error, subpotent, without
 * a code or a date; tests that are not final, of other kinds, or without a date. A dose that is left out helps nobody; a test
 * that is could have been a positive one, so what may be that refuses the card.
 * @throws CredentialError SCHEMA_INVALID
 */
export function readBundle(value: unknown, facts: CardFacts): { holder: Holder; statements: Statement[] } {
  const resources = conform(Bundle, value, 'fhirBundle').entry.flatMap((entry) =>
    entry ? [entry.resource] : [],
  );
  const of = (type: string) => resources.filter(({ resourceType }) => resourceType === type);

  const [patient, ...others] = of('Patient').map((resource) => conform(Patient, resource, 'Patient'));
  if (!patient || others.length > 0) throw new CredentialError('SCHEMA_INVALID', 'not exactly one Patient');

  const statements = [
    ...vaccinations(readable(of('Immunization'), Immunization), facts),
    ...readable(of('Observation'), Observation).flatMap((observation) => tests(observation, facts)),
  ];
  if (statements.length === 0) throw new CredentialError('SCHEMA_INVALID', 'no immunization and no test');
  return { holder: holder(patient), statements };
}

function readable<T>(resources: readonly unknown[], schema: z.ZodType<T>): T[] {
  return resources.flatMap((resource) => {
    const { data } = schema.safeParse(resource);
    return data === undefined ? [] : [data];
  });
}

function holder(patient: z.infer<typeof Patient>): Holder {
  const name = presentName(patient.name);
  const givenName = name?.given?.join(' ');
  const full = [givenName, name?.family].filter(Boolean).join(' ');
  const whole = full === '' ? name?.text : full;
  if (whole === undefined || whole.trim() === '')
    throw new CredentialError('SCHEMA_INVALID', 'Patient: name');
  const travelDocument = patient.identifier?.find(({ type }) =>
    type?.coding.some(({ code }) => code === 'PPN' || code === 'NI'),
  );
  return {
    name: whole,
    ...(name?.family !== undefined && { familyName: name.family }),
    ...(givenName !== undefined && { givenName }),
    ...(patient.birthDate !== undefined && { birthDate: patient.birthDate }),
    ...(travelDocument?.value !== undefined && { documentNumber: travelDocument.value }),
  };
}

/** Which name a person goes by: FHIR's `name-use`, the best first. One that is not said to be anything is usual. */
const USES = ['official', 'usual', undefined, 'temp', 'nickname', 'anonymous', 'maiden', 'old'];

function presentName(names: readonly HumanName[]): HumanName | undefined {
  const place = ({ use, period }: HumanName) =>
    (USES.includes(use) ? USES.indexOf(use) : USES.length) +
    (period?.end === undefined ? 0 : USES.length + 1);
  return names.toSorted((a, b) => place(a) - place(b))[0];
}

/** A card seldom numbers its doses. Counting them is the policy's, which knows one written down twice. */
function vaccinations(immunizations: readonly Immunization[], facts: CardFacts): Vaccination[] {
  return immunizations.map((immunization): Vaccination => {
    const { coding } = immunization.vaccineCode;
    const protocol = immunization.protocolApplied?.[0];
    const targets =
      protocol?.targetDisease?.flatMap(({ coding: disease }) => disease.map(({ code }) => code)) ?? [];
    const code = preferred(coding);
    return {
      kind: 'vaccination',
      ...against(targets, coding),
      certifiedBy: immunization.performer?.[0]?.actor?.display ?? facts.issuer,
      ...(facts.certificateId !== undefined && { certificateId: facts.certificateId }),
      ...(code && { product: product(code) }),
      ...(protocol?.doseNumberPositiveInt !== undefined && { dose: protocol.doseNumberPositiveInt }),
      ...(protocol?.seriesDosesPositiveInt !== undefined && {
        dosesInSeries: protocol.seriesDosesPositiveInt,
      }),
      date: immunization.occurrenceDateTime.slice(0, 10),
    };
  });
}

/** One test; none where it says nothing of COVID-19, or nothing that can be dated. */
function tests(observation: Observation, facts: CardFacts): TestResult[] {
  const { code, valueCodeableConcept, valueString, effectiveDateTime, effectivePeriod } = observation;
  const type = testType(code.coding);
  const result = testResult([
    ...(valueCodeableConcept?.coding.map(({ code: answer }) => answer) ?? []),
    ...[valueCodeableConcept?.text, valueString].filter((text) => text !== undefined),
  ]);
  const when = effectiveDateTime ?? effectivePeriod?.start;
  if (when === undefined || when.length < 10) {
    if (!mayBePositive(result, type)) return [];
    throw new CredentialError('SCHEMA_INVALID', 'Observation: effective');
  }
  if (code.coding.length === 0 && code.text === undefined) {
    if (!mayBePositive(result, type)) return [];
    throw new CredentialError('SCHEMA_INVALID', 'Observation: code');
  }
  const facility = observation.performer?.[0]?.display;
  return [
    {
      kind: 'test',
      disease: type === null ? UNNAMED_DISEASE : COVID_19,
      certifiedBy: facts.issuer,
      ...(facts.certificateId !== undefined && { certificateId: facts.certificateId }),
      type: type ?? 'other',
      result,
      sampledAt: when.length === 10 ? when : new Date(when).toISOString(),
      ...(facility !== undefined && { facility }),
    },
  ];
}

function mayBePositive(result: TestResult['result'], type: TestResult['type'] | null): boolean {
  return result === 'detected' && type !== 'antibody';
}
