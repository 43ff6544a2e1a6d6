import * as z from 'zod';
import { PartialDate } from './civil-date.ts';
import { CredentialFormat } from './credential.ts';
import { Outcome, Verdict } from './verdict.ts';

/** The personal part of an entry: sealed at rest, shown to those who may see it. */
export const EntryHolder = z.object({ name: z.string(), birthDate: PartialDate.optional() });
export type EntryHolder = z.infer<typeof EntryHolder>;

/** What the desk asks the log to keep of one scan. The raw code is never kept. */
export const NewEntry = z.object({
  /** The moment of the scan, an instant in UTC. */
  at: z.iso.datetime(),
  /** Which scanner read it, for instance `serial:/dev/ttyACM0`. */
  source: z.string(),
  format: CredentialFormat.nullable(),
  outcome: Outcome,
  verdict: Verdict,
  /** The issuer and the key that signed, as the credential names them; null where it did not decode. */
  issuer: z.string().nullable(),
  keyId: z.string().nullable(),
  /** Which policy was in force: its id and version, `ppu/3`. Null where none was asked, and in older logs. */
  policy: z.string().nullable(),
  holder: EntryHolder.nullable(),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** A row of the log. */
export const Entry = NewEntry.extend({
  /** Its place in the log, from 1, without gaps. */
  seq: z.int().min(1),
});
export type Entry = z.infer<typeof Entry>;

/** A civil day's entries, counted. */
export const DayCount = z.object({
  day: z.iso.date(),
  total: z.int(),
  hijau: z.int(),
  kuning: z.int(),
  merah: z.int(),
  hitam: z.int(),
});
export type DayCount = z.infer<typeof DayCount>;
