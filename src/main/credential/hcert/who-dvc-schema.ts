import * as z from 'zod';
import { listOf } from '../json.ts';
import { BirthDateField, DoseDateField, OptionalDateField, OptionalText, RequiredText } from './fields.ts';

/*
 * WHO's digital certificate of vaccination, in the shapes that its guides have had; what they call the same thing differently
 * is one here. 2024: one `v`, which names a disease (`tg`), a kind of vaccine (`vp`) and a brand (`mp`), and a dose (`dn`) as a
 * code. smart-icvp 0.3 (2025), the certificate of the amended International Health Regulations: `v` holds one or more
 * entries, `vp` is WHO's prequalified product, and no disease is named. Its next version (2026): `v` is the version of the
 * template, `vx` the one entry, its date `dv`, the person's document `id`. Issuers write one entry bare or as a list.
 */

/** Codes of WHO's code system DoseNumber in words, as the first issuers wrote them. */
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * A dose's number in the primary series. `P`, `B`, `S` and `Z` (primary, booster, supplementary, at birth) and what we do not
 * know name none: the policy counts.
 */
function doseNumber(written: string | number): number | undefined {
  const text = String(written).trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const place = ORDINALS.findIndex((ordinal) => text.startsWith(ordinal));
  return place < 0 ? undefined : place + 1;
}

const Dose = z
  .union([z.int().min(0).max(99), z.string().max(64)])
  .nullish()
  .transform((written) => (written === null || written === undefined ? undefined : doseNumber(written)));

/** A code, bare or as FHIR has it. */
const Code = z
  .union([OptionalText, z.object({ code: OptionalText }).transform(({ code }) => code)])
  .transform((code) => code || undefined);

const Entry = z
  .object({
    dn: Dose,
    tg: Code,
    vp: Code,
    mp: OptionalText,
    ma: OptionalText,
    dt: DoseDateField.optional(),
    dv: DoseDateField.optional(),
    is: OptionalText,
    cn: OptionalText,
    vls: OptionalDateField,
    vle: OptionalDateField,
  })
  .transform(({ dt, dv, ...entry }) => ({ ...entry, date: dv ?? dt }))
  .transform((entry, context) => {
    const { date } = entry;
    if (date !== undefined) return { ...entry, date };
    context.addIssue({ code: 'custom', message: 'no date of the vaccination' });
    return z.NEVER;
  });
export type DvcEntry = z.infer<typeof Entry>;

const MOST_ENTRIES = 20;

const Entries = z.union([
  listOf(Entry, MOST_ENTRIES).refine((entries) => entries.length > 0),
  Entry.transform((entry) => [entry]),
]);

const person = { n: RequiredText, dob: BirthDateField, nid: OptionalText, id: OptionalText };

export const WhoDvc = z
  .union([
    z.object({ ...person, vx: Entries }).transform(({ vx, ...rest }) => ({ ...rest, entries: vx })),
    z.object({ ...person, v: Entries }).transform(({ v, ...rest }) => ({ ...rest, entries: v })),
  ])
  .transform(({ nid, id, ...rest }) => ({ ...rest, documentNumber: nid ?? id }));
