import * as z from 'zod';
import { listOf } from '../json.ts';
import { BirthDateField, DateField, DoseField, InstantField, OptionalText, Text } from './fields.ts';

/*
 * The EU DCC payload, schema 1.0 to 1.3 (ehn-dcc-schema, DCC.schema.json). Exactly one group of entries is in it:
 * vaccinations, tests or recoveries. Value sets are not checked here, nor the letters of transliterated names:
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
  dt: DateField,
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

/** A group may have several entries up to schema 1.2 (Romania and Slovakia issued such), one from 1.3 on. */
const MOST_ENTRIES = 20;

function hasManyEntries(version: string): boolean {
  return Number(version.split('.')[1]) < 3;
}

/** An absent group, null and an empty one are the same. */
function group<T extends z.ZodType>(entry: T) {
  return listOf(entry, MOST_ENTRIES)
    .nullish()
    .transform((entries) => entries ?? []);
}

export const EuDcc = z
  .object({
    ver: z.string().regex(/^1\.\d{1,4}\.\d{1,4}$/),
    nam: PersonName,
    dob: BirthDateField,
    v: group(VaccinationEntry),
    t: group(TestEntry),
    r: group(RecoveryEntry),
  })
  .refine(({ v, t, r }) => [v, t, r].filter((entries) => entries.length > 0).length === 1, 'not one group')
  .refine(({ ver, v, t, r }) => hasManyEntries(ver) || v.length + t.length + r.length === 1, 'not one entry');
export type EuDcc = z.infer<typeof EuDcc>;
