import * as z from 'zod';
import { COVID_19, type Statement } from '#shared/domain/credential.ts';
import { isCovid19 } from '../covid-19.ts';
import { listOf, schemaFault } from '../json.ts';
import type { HcertDocument } from './document.ts';
import { daysOf } from './dates.ts';
import {
  BirthDateField,
  DoseDateField,
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
  dt: DoseDateField,
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

/**
 * A vaccination certificate of any disease: it is read so that one for yellow fever is named as what it is.
 * @throws CredentialError SCHEMA_INVALID, CREDENTIAL_TOO_LARGE
 */
export function readWhoDvc(value: unknown): HcertDocument {
  const parsed = WhoDvc.safeParse(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (!parsed.success) throw schemaFault(parsed.error, 'WHO DVC: not a vaccination certificate');
  const { n, dob, nid, v } = parsed.data;
  const only = v.length === 1 ? v[0] : undefined;
  return {
    profile: 'who-dvc',
    holder: { name: n, birthDate: dob, documentNumber: nid },
    // Each entry has its own period; that of an only one is the certificate's.
    ...(only
      ? { statements: [vaccination(only)], validDays: daysOf(only.vls, only.vle) }
      : {
          statements: v.map((entry) => ({
            ...vaccination(entry),
            validFrom: entry.vls,
            validUntil: entry.vle,
          })),
        }),
  };
}

function vaccination(entry: z.infer<typeof Entry>): Statement {
  const { tg } = entry;
  const product = entry.mp ?? entry.vp;
  return {
    kind: 'vaccination',
    // Unlike DDCC it is for every disease: one that it does not name is not taken for COVID-19.
    disease: tg !== undefined && isCovid19(tg) ? COVID_19 : (tg ?? ''),
    certifiedBy: entry.is ?? entry.cn,
    product: product === undefined ? undefined : { code: product },
    prophylaxis: entry.vp === undefined ? undefined : { code: entry.vp },
    manufacturer: entry.ma === undefined ? undefined : { code: entry.ma },
    dose: entry.dn ?? undefined,
    date: entry.dt,
  };
}
