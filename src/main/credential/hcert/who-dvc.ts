import * as z from 'zod';
import { COVID_19, type Statement } from '#shared/domain/credential.ts';
import { CredentialError } from '../errors.ts';
import { listOf } from '../json.ts';
import type { HcertDocument } from './document.ts';
import { endOf, startOf } from './dates.ts';
import {
  BirthDateField,
  DateField,
  DoseField,
  OptionalDateField,
  OptionalText,
  RequiredText,
} from './fields.ts';

const Dose = z
  .union([
    DoseField,
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ])
  .nullish();

const Entry = z.object({
  dn: Dose,
  tg: OptionalText,
  vp: OptionalText,
  mp: OptionalText,
  ma: OptionalText,
  dt: DateField,
  is: OptionalText,
  cn: OptionalText,
  vls: OptionalDateField,
  vle: OptionalDateField,
});

/** WHO's digital vaccination certificate (SMART ICVP, logical model DVCPayload), claim -260, key -6. */
const WhoDvc = z.object({
  n: RequiredText,
  dob: BirthDateField,
  nid: OptionalText,
  v: z.union([
    listOf(Entry, 20).refine((entries) => entries.length > 0),
    Entry.transform((entry) => [entry]),
  ]),
});

/** ICD-11: COVID-19. */
const COVID_ICD11 = /^RA01(?:\..*)?$/;

/**
 * A vaccination certificate of any disease: it is read so that one for yellow fever is named as what it is.
 * @throws CredentialError SCHEMA_INVALID
 */
export function readWhoDvc(value: unknown): HcertDocument {
  const parsed = WhoDvc.safeParse(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (!parsed.success) throw new CredentialError('SCHEMA_INVALID', 'WHO DVC: not a vaccination certificate');
  const { n, dob, nid, v } = parsed.data;
  return {
    profile: 'who-dvc',
    holder: { name: n, birthDate: dob, documentNumber: nid },
    statements: v.map(vaccination),
    notBefore: startOf(v[0]?.vls),
    expiresAt: endOf(v[0]?.vle),
  };
}

function vaccination(entry: z.infer<typeof Entry>): Statement {
  const { tg } = entry;
  const product = entry.mp ?? entry.vp;
  return {
    kind: 'vaccination',
    // Unlike DDCC it is for every disease: one that it does not name is not taken for COVID-19.
    disease: tg !== undefined && (tg === COVID_19 || COVID_ICD11.test(tg)) ? COVID_19 : (tg ?? ''),
    certifiedBy: entry.is ?? entry.cn,
    product: product === undefined ? undefined : { code: product },
    prophylaxis: entry.vp === undefined ? undefined : { code: entry.vp },
    manufacturer: entry.ma === undefined ? undefined : { code: entry.ma },
    dose: entry.dn ?? undefined,
    date: entry.dt,
  };
}
