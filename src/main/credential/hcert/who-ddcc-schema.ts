import * as z from 'zod';
import { listOf } from '../json.ts';
import {
  BirthDateField,
  DoseDateField,
  InstantField,
  OptionalDateField,
  OptionalText,
  RequiredText,
  Text,
} from './fields.ts';

/*
 * WHO's DDCC core data sets for vaccination status (VS) and test results (TR), as the DDCC implementation guide
 * models them, and the flat form of its first drafts, which the first pilots issued (`total_doses`, `ma_holder`,
 * `valid_until` beside the name). Issuers write a coding as an object or as its bare code, an identifier likewise.
 */

const Coding = z
  .union([
    Text.transform((code) => ({ code })),
    z.object({ code: Text, system: OptionalText }).transform(({ code, system }) => ({
      code,
      ...(system !== undefined && { system }),
    })),
  ])
  .nullish()
  .transform((coding) => (coding?.code ? coding : undefined));

const Identifier = z
  .union([Text, z.object({ value: OptionalText }).transform(({ value }) => value)])
  .nullish()
  .transform((value) => value || undefined);

/** A reference to an organisation: its identifier, or a name to show. */
const Organisation = z
  .union([
    Text,
    z
      .object({ identifier: Identifier, display: OptionalText })
      .transform(({ identifier, display }) => identifier ?? display),
  ])
  .nullish()
  .transform((value) => value || undefined);

const Dose = z.int().min(0).max(99).nullish();

const vaccinationMembers = {
  vaccine: Coding,
  brand: Coding,
  manufacturer: Coding,
  maholder: Coding,
  ma_holder: Coding,
  disease: Coding,
  date: DoseDateField,
  dose: Dose,
  totalDoses: Dose,
  total_doses: Dose,
  country: Coding,
  centre: OptionalText,
};

const DdccVaccination = z.object(vaccinationMembers);
export type DdccVaccination = z.infer<typeof DdccVaccination>;

const DdccTest = z.object({
  pathogen: Coding,
  type: Coding,
  brand: Coding,
  manufacturer: Coding,
  date: InstantField,
  result: Coding,
  centre: OptionalText,
  country: Coding,
});
export type DdccTest = z.infer<typeof DdccTest>;

const personMembers = { name: RequiredText, birthDate: BirthDateField, identifier: Identifier };

const Certificate = z
  .object({
    issuer: Organisation,
    hcid: Identifier,
    period: z.object({ start: OptionalDateField, end: OptionalDateField }).nullish(),
  })
  .nullish();

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([listOf(item, 20).refine((items) => items.length > 0), item.transform((single) => [single])]);

const Nested = z
  .object({
    ...personMembers,
    certificate: Certificate,
    vaccination: oneOrMore(DdccVaccination).nullish(),
    test: oneOrMore(DdccTest).nullish(),
  })
  .transform((it) => ({
    person: { name: it.name, birthDate: it.birthDate, identifier: it.identifier },
    certificate: {
      issuer: it.certificate?.issuer,
      hcid: it.certificate?.hcid,
      from: it.certificate?.period?.start,
      until: it.certificate?.period?.end,
    },
    vaccinations: it.vaccination ?? [],
    tests: it.test ?? [],
  }))
  .refine(({ vaccinations, tests }) => vaccinations.length + tests.length > 0, 'no statement');

const Flat = z
  .object({
    ...personMembers,
    ...vaccinationMembers,
    hcid: Identifier,
    pha: Organisation,
    valid_from: OptionalDateField,
    valid_until: OptionalDateField,
  })
  .transform((it) => ({
    person: { name: it.name, birthDate: it.birthDate, identifier: it.identifier },
    certificate: { issuer: it.pha, hcid: it.hcid, from: it.valid_from, until: it.valid_until },
    vaccinations: [it],
    tests: [],
  }));

export const WhoDdcc = z.union([Nested, Flat]);
