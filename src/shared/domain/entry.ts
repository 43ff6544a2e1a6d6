import * as z from 'zod';
import { PartialDate } from './civil-date.ts';
import { CREDENTIAL_FORMATS } from './credential.ts';
import { Outcome, Verdict } from './verdict.ts';

/** How a person came in: by a code that was scanned, or typed in by the officer. */
export const ENTRY_KINDS = ['scan', 'manual'] as const;
export const EntryKind = z.enum(ENTRY_KINDS);
export type EntryKind = z.infer<typeof EntryKind>;

/** Who comes to an office: its visitors, and its own employees. */
export const PERSON_KINDS = ['pengunjung', 'pegawai'] as const;
export const PersonKind = z.enum(PERSON_KINDS);
export type PersonKind = z.infer<typeof PersonKind>;

/** What was shown: a credential's container, or the staff pass that this kiosk issues. */
export const ENTRY_FORMATS = [...CREDENTIAL_FORMATS, 'pass'] as const;
export const EntryFormat = z.enum(ENTRY_FORMATS);
export type EntryFormat = z.infer<typeof EntryFormat>;

/** The personal part of an entry: sealed at rest, shown to those who may see it. */
export const EntryHolder = z.object({ name: z.string(), birthDate: PartialDate.optional() });
export type EntryHolder = z.infer<typeof EntryHolder>;

const shortText = z.string().trim().max(200);

/** What else is known of a person, where the officer typed it or the roster has it. Sealed at rest as a whole. */
export const EntryDetails = z.strictObject({
  /** Nomor Induk Kependudukan, sixteen digits. */
  nik: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
  phone: z.string().trim().max(32).optional(),
  /** Village or address. */
  village: shortText.optional(),
  purpose: shortText.optional(),
  /** Who is visited. */
  host: shortText.optional(),
  note: z.string().trim().max(1000).optional(),
  /** The roster's number of an employee. */
  employee: z.int().min(1).optional(),
});
export type EntryDetails = z.infer<typeof EntryDetails>;

/** What the desk asks the log to keep of one person who comes. The raw code is never kept. */
export const NewEntry = z.object({
  /** The moment of the scan, an instant in UTC. */
  at: z.iso.datetime(),
  kind: EntryKind,
  person: PersonKind,
  /** Which scanner read it, for instance `serial:/dev/ttyACM0`; `desk` where the officer typed it. */
  source: z.string(),
  format: EntryFormat.nullable(),
  outcome: Outcome,
  verdict: Verdict,
  /** The issuer and the key that signed, as the credential names them; null where it did not decode. */
  issuer: z.string().nullable(),
  keyId: z.string().nullable(),
  /** Which policy was in force: its id and version, `ppu/3`. Null where none was asked, and in older logs. */
  policy: z.string().nullable(),
  /** Who typed it in; null for a scan. */
  officerId: z.int().nullable(),
  /** Whether the office keeps who is inside: an admitted one is, until a leave is on record. */
  tracked: z.boolean(),
  holder: EntryHolder.nullable(),
  details: EntryDetails.nullable(),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** A person's coming, as a row of the log. */
export const Entry = NewEntry.extend({
  /** Its place in the log, from 1. */
  seq: z.int().min(1),
});
export type Entry = z.infer<typeof Entry>;

/**
 * Whether what an entry says of a person is to be believed: a trusted key has signed it, or an officer has typed it in.
 * All else is a claim: it names nobody in any list or file, and makes no case.
 */
export function isProven({ kind, outcome }: Pick<NewEntry, 'kind' | 'outcome'>): boolean {
  return kind === 'manual' || outcome === 'verified';
}

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
