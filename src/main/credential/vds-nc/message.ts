import * as z from 'zod';
import { WrittenDate } from '#shared/domain/civil-date.ts';
import { COVID_19, type Holder, type Statement, type TestResult } from '#shared/domain/credential.ts';
import { against, ICD_11 } from '../against.ts';
import { toBirthDate } from '../dates.ts';
import { conform, listOf } from '../json.ts';
import { testResult } from '../lab-tests.ts';

/* The message zones of VDS-NC's two use cases: proof of vaccination (by WHO) and of testing (by ICAO's CAPSCA). */

const Text = z.string().trim().min(1);
const Country = z.string().regex(/^[A-Z]{1,3}$/);
const Count = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(1).max(99));
/** A birth date may lack its day or its month, or have `00` for what is not known. */
const BirthDate = z
  .string()
  .max(64)
  .transform((text, context) => {
    const date = toBirthDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: 'no date' });
    return z.NEVER;
  });
/** A day, or a moment with its offset. */
const Sampled = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
]);

/** Vaccines of a person, doses of one of them: the whole fits into one code. */
const MOST_OF_A_KIND = 32;

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}

const ProofOfVaccination = z.object({
  uvci: Text,
  pid: z.object({
    n: Text,
    dob: BirthDate.optional(),
    /** The travel document's number, and another one at the issuer's discretion. */
    i: Text.optional(),
    ai: Text.optional(),
  }),
  ve: listOf(
    z.object({
      des: Text,
      nam: Text,
      dis: Text.optional(),
      vd: listOf(
        z.object({ dvc: WrittenDate, seq: Count, ctr: Country, adm: Text.optional() }),
        MOST_OF_A_KIND,
      ).refine(isSome),
    }),
    MOST_OF_A_KIND,
  ).refine(isSome),
});

const ProofOfTesting = z.object({
  utci: Text,
  pid: z.object({ n: Text, dob: BirthDate.optional(), dn: Text.optional() }),
  sp: z.object({ spn: Text, ctr: Country }),
  dat: z.object({ sc: Sampled }),
  tr: z.object({ tc: Text, r: Text }),
});

export interface Message {
  readonly holder: Holder;
  readonly statements: Statement[];
}

/**
 * A proof of vaccination, `icao.vacc`: one statement a dose.
 * @param issuer the issuing state
 * @throws CredentialError SCHEMA_INVALID
 */
export function readVaccination(message: unknown, issuer: string): Message {
  const { uvci, pid, ve } = conform(ProofOfVaccination, message, 'msg');
  return {
    holder: holder(pid.n, pid.dob, pid.i ?? pid.ai),
    statements: ve.flatMap((event) =>
      event.vd.map((given) => ({
        kind: 'vaccination' as const,
        // Without a disease the kind of vaccine says it.
        ...against(event.dis === undefined ? [] : [event.dis], [{ code: event.des }]),
        country: given.ctr,
        certifiedBy: given.adm ?? issuer,
        certificateId: uvci,
        product: { code: event.nam },
        prophylaxis: { code: event.des, system: ICD_11 },
        dose: given.seq,
        date: given.dvc,
      })),
    ),
  };
}

/**
 * A proof of testing, `icao.test`.
 * @throws CredentialError SCHEMA_INVALID
 */
export function readTest(message: unknown, issuer: string): Message {
  const { utci, pid, sp, dat, tr } = conform(ProofOfTesting, message, 'msg');
  return {
    holder: holder(pid.n, pid.dob, pid.dn),
    statements: [
      {
        kind: 'test',
        disease: COVID_19,
        country: sp.ctr,
        certifiedBy: issuer,
        certificateId: utci,
        type: testType(tr.tc),
        result: testResult([tr.r]),
        sampledAt: dat.sc,
        facility: sp.spn,
      },
    ],
  };
}

/** Doc 9303 part 3: the primary identifier, two spaces, the secondary one. */
function holder(n: string, birthDate: string | undefined, documentNumber: string | undefined): Holder {
  const [familyName, givenName] = n.split(/ {2,}|<</);
  const both = familyName !== undefined && givenName !== undefined && givenName !== '';
  return {
    name: both ? `${givenName} ${familyName}` : n,
    ...(both && { familyName, givenName }),
    ...(birthDate !== undefined && { birthDate }),
    ...(documentNumber !== undefined && { documentNumber }),
  };
}

function testType(tc: string): TestResult['type'] {
  if (/^molecular|pcr/i.test(tc)) return 'naat';
  if (/^antigen/i.test(tc)) return 'antigen';
  return /^antibod/i.test(tc) ? 'antibody' : 'other';
}
