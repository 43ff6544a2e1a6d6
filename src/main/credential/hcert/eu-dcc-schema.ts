import * as z from 'zod';
import { listOf } from '../json.ts';
import {
  BirthDateField,
  DateField,
  DoseDateField,
  DoseField,
  InstantField,
  OptionalText,
  Text,
} from './fields.ts';

/*
 * The EU DCC payload, schema 1.0 to 1.3 (ehn-dcc-schema, DCC.schema.json). In it are vaccinations, tests or
 * recoveries. Value sets are not checked here, nor the letters of transliterated names:
 * they decide nothing, and genuine certificates differ. Members that the schema does not have are ignored.
 */

const common = {
  tg: Text,
  co: Text,
  is: Text,
  ci: Text,
};

const VaccinationEntry = z.object({
  ...common,
  vp: Text,
  mp: Text,
  ma: Text,
  dn: DoseField,
  sd: DoseField,
  dt: DoseDateField,
});
export type VaccinationEntry = z.infer<typeof VaccinationEntry>;

const TestEntry = z.object({
  ...common,
  tt: Text,
  nm: OptionalText,
  ma: OptionalText,
  sc: InstantField,
  tr: Text,
  tc: OptionalText,
});
export type TestEntry = z.infer<typeof TestEntry>;

const RecoveryEntry = z.object({
  ...common,
  fr: DateField,
  df: DateField,
  du: DateField,
});
export type RecoveryEntry = z.infer<typeof RecoveryEntry>;

/** A person may have but one name, in either field; the transliteration may stand alone. */
const PersonName = z
  .object({ fn: OptionalText, fnt: OptionalText, gn: OptionalText, gnt: OptionalText })
  .refine(({ fn, fnt, gn, gnt }) => (fn ?? fnt ?? gn ?? gnt) !== undefined, 'no name');
export type PersonName = z.infer<typeof PersonName>;

const MOST_ENTRIES = 20;

function isFrom13(version: string): boolean {
  return Number(version.split('.')[1]) >= 3;
}

function countGroups({ v, t, r }: Record<'v' | 't' | 'r', readonly unknown[]>): number {
  return [v, t, r].filter((entries) => entries.length > 0).length;
}

/** An absent group, null and an empty one are the same. */
function group<T extends z.ZodType>(entry: T) {
  return listOf(entry, MOST_ENTRIES)
    .nullish()
    .transform((entries) => entries ?? []);
}

export const EuDcc = z
  .object({
    /** Spain wrote `1.0`. */
    ver: z.string().regex(/^1\.\d{1,4}(?:\.\d{1,4})?$/),
    nam: PersonName,
    dob: BirthDateField,
    v: group(VaccinationEntry),
    t: group(TestEntry),
    r: group(RecoveryEntry),
  })
  .refine(({ v, t, r }) => v.length + t.length + r.length > 0, 'no entry')
  // Of several groups issuers signed some with 1.3; those before it are the EU's example of what is invalid (common/DGC2).
  .refine(({ ver, ...groups }) => isFrom13(ver) || countGroups(groups) === 1, 'not one group');
export type EuDcc = z.infer<typeof EuDcc>;
