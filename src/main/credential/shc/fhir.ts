import * as z from 'zod';
import { PartialDate } from '#shared/domain/civil-date.ts';
import {
  COVID_19,
  type Holder,
  type Statement,
  type TestResult,
  type Vaccination,
} from '#shared/domain/credential.ts';
import { UNNAMED_DISEASE } from '../covid-19.ts';
import { CredentialError } from '../errors.ts';
import { conform, listOf } from '../json.ts';
import { preferred, product, testResult, testType, vaccineDisease } from './codes.ts';

/* FHIR R4 resources as SMART Health Cards: Vaccination & Testing (vci.org/ig) profiles them; what we read of them. */

/** Names of a person, given names, codes of one thing, who performed it. */
const MOST_OF_A_KIND = 32;

const Coding = z.object({ system: z.string().optional(), code: z.string().min(1) });
const CodeableConcept = z.object({
  coding: listOf(Coding, MOST_OF_A_KIND).refine((codings) => codings.length > 0),
});

const DATE_TIME = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/;

/** FHIR `dateTime`: a year, a month, a day, or a moment with its offset; one that exists. */
const DateTime = z.string().refine((text) => {
  const [, date = '', time] = DATE_TIME.exec(text) ?? [];
  const day = PartialDate.safeParse(date).success && new Date(date);
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return false;
  return time === undefined || (date.length === 10 && !Number.isNaN(Date.parse(text)));
});

const HumanName = z.object({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  given: listOf(z.string(), MOST_OF_A_KIND).optional(),
});

const Patient = z.object({
  name: listOf(HumanName, MOST_OF_A_KIND).refine((names) => names.length > 0),
  birthDate: DateTime.optional(),
  identifier: z
    .array(
      z.object({
        type: z.object({ coding: listOf(Coding, MOST_OF_A_KIND) }).optional(),
        value: z.string().optional(),
      }),
    )
    .optional(),
});

const Immunization = z.object({
  status: z.enum(['completed', 'entered-in-error', 'not-done']),
  isSubpotent: z.boolean().optional(),
  vaccineCode: CodeableConcept,
  /** One of `occurrence[x]`; a text is no date. */
  occurrenceDateTime: DateTime,
  occurrenceString: z.undefined().optional(),
  performer: z.array(z.object({ actor: z.object({ display: z.string().optional() }).optional() })).optional(),
  protocolApplied: z
    .array(
      z.object({
        doseNumberPositiveInt: z.int().min(1).optional(),
        seriesDosesPositiveInt: z.int().min(1).optional(),
        targetDisease: z.array(CodeableConcept).optional(),
      }),
    )
    .optional(),
});
type Immunization = z.infer<typeof Immunization>;

const Observation = z.object({
  status: z.string(),
  code: CodeableConcept,
  effectiveDateTime: DateTime.optional(),
  effectivePeriod: z.object({ start: DateTime.optional() }).optional(),
  valueCodeableConcept: z.object({ coding: listOf(Coding, MOST_OF_A_KIND) }).optional(),
  valueString: z.string().optional(),
  performer: z.array(z.object({ display: z.string().optional() })).optional(),
});

/** A card in several codes holds some thirty. */
const MOST_RESOURCES = 128;

const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: listOf(z.object({ resource: z.looseObject({ resourceType: z.string() }) }), MOST_RESOURCES),
});

/** What stands for every statement of a card. */
export interface CardFacts {
  readonly issuer: string;
  readonly certificateId: string | undefined;
}

/**
 * The person and the statements of a card's bundle. Exactly one Patient; immunizations that were not done, entered
 * in error or subpotent, and tests that are not final, say nothing and are left out.
 * @throws CredentialError SCHEMA_INVALID
 */
export function readBundle(value: unknown, facts: CardFacts): { holder: Holder; statements: Statement[] } {
  const resources = conform(Bundle, value, 'fhirBundle').entry.map(({ resource }) => resource);
  const of = <T>(type: string, schema: z.ZodType<T>): T[] =>
    resources.filter((r) => r.resourceType === type).map((r) => conform(schema, r, type));

  const [patient, ...others] = of('Patient', Patient);
  if (!patient || others.length > 0) throw new CredentialError('SCHEMA_INVALID', 'not exactly one Patient');

  const given = of('Immunization', Immunization).filter(
    (i) => i.status === 'completed' && i.isSubpotent !== true,
  );
  const final = of('Observation', Observation).filter((o) =>
    ['final', 'amended', 'corrected'].includes(o.status),
  );
  const statements = [...vaccinations(given, facts), ...final.map((o) => test(o, facts))];
  if (statements.length === 0) throw new CredentialError('SCHEMA_INVALID', 'no immunization and no test');
  return { holder: holder(patient), statements };
}

function holder(patient: z.infer<typeof Patient>): Holder {
  const name = patient.name.find(({ use }) => use === 'official') ?? patient.name[0];
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
    ...(patient.birthDate !== undefined && { birthDate: patient.birthDate.slice(0, 10) }),
    ...(travelDocument?.value !== undefined && { documentNumber: travelDocument.value }),
  };
}

/** A card seldom numbers its doses. Counting them is the policy's, which knows one written down twice. */
function vaccinations(immunizations: readonly Immunization[], facts: CardFacts): Vaccination[] {
  return immunizations.map((immunization): Vaccination => {
    const { coding } = immunization.vaccineCode;
    const protocol = immunization.protocolApplied?.[0];
    const targets =
      protocol?.targetDisease?.flatMap((disease) => disease.coding.map(({ code }) => code)) ?? [];
    const code = preferred(coding);
    return {
      kind: 'vaccination',
      disease: vaccineDisease(coding, targets),
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

function test(observation: z.infer<typeof Observation>, facts: CardFacts): TestResult {
  const when = observation.effectiveDateTime ?? observation.effectivePeriod?.start;
  if (when === undefined || when.length < 10)
    throw new CredentialError('SCHEMA_INVALID', 'Observation: effective');
  const type = testType(observation.code.coding);
  const values = observation.valueCodeableConcept?.coding.map(({ code }) => code) ?? [];
  const facility = observation.performer?.[0]?.display;
  return {
    kind: 'test',
    disease: type === null ? UNNAMED_DISEASE : COVID_19,
    certifiedBy: facts.issuer,
    ...(facts.certificateId !== undefined && { certificateId: facts.certificateId }),
    type: type ?? 'other',
    result: testResult(observation.valueString === undefined ? values : [...values, observation.valueString]),
    sampledAt: new Date(when).toISOString(),
    ...(facility !== undefined && { facility }),
  };
}
