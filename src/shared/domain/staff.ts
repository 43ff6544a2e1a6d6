import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import type { ADMIT_REASONS } from './visit.ts';
import { Category } from './verdict.ts';

/** The most employees that a roster may have: more than the largest regency office. */
export const MOST_EMPLOYEES = 20_000;

/** One line of text of a person's: no control characters, nothing that turns the direction of writing. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

/** Who works here, as the roster says. Sealed at rest as a whole. */
export const EmployeePerson = z.strictObject({
  name: line(120),
  birthDate: CivilDate,
  /** NIP, or whatever number the office gives its people. */
  number: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z./-]{0,31}$/)
    .optional(),
  unit: line(120).optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 ()-]{4,30}$/)
    .optional(),
});
export type EmployeePerson = z.infer<typeof EmployeePerson>;

/** What the last verified credential of an employee came to. Sealed at rest. */
export const StaffProof = z.strictObject({
  category: Category,
  at: z.iso.datetime(),
  /** When that credential ends, where it says so. */
  until: z.iso.datetime().optional(),
});
export type StaffProof = z.infer<typeof StaffProof>;

/** Why an admin gives a pass to somebody whose certificate was not scanned here. */
export const PASS_REASONS = [
  'PAPER_PROOF_SEEN',
  'MEDICAL_EXEMPTION',
  'OTHER',
] as const satisfies readonly (typeof ADMIT_REASONS)[number][];
export const PassReason = z.enum(PASS_REASONS);
export type PassReason = z.infer<typeof PassReason>;

/** For how many months a pass may be issued. */
export const PASS_MONTHS = [1, 3, 6, 12] as const;
export const PassMonths = z.union(PASS_MONTHS.map((months) => z.literal(months)));
export type PassMonths = z.infer<typeof PassMonths>;

/** On what ground a pass was issued. Sealed at rest. */
export const PassBasis = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('proof'), proof: StaffProof }),
  z.strictObject({ by: z.literal('decision'), reason: PassReason, note: z.string().max(200).optional() }),
]);
export type PassBasis = z.infer<typeof PassBasis>;

export const PASS_STATES = ['valid', 'expired', 'revoked', 'held'] as const;
export const PassState = z.enum(PASS_STATES);
export type PassState = z.infer<typeof PassState>;

export const StaffPass = z.object({
  id: z.int().min(1),
  employee: z.int().min(1),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  basis: PassBasis,
  state: PassState,
});
export type StaffPass = z.infer<typeof StaffPass>;

/** An employee as the desk shows them. */
export const Employee = EmployeePerson.extend({
  id: z.int().min(1),
  active: z.boolean(),
  proof: StaffProof.nullable(),
  /** The newest pass; null: none was ever issued. */
  pass: StaffPass.nullable(),
});
export type Employee = z.infer<typeof Employee>;

/** What is wrong with a row of a roster. */
export const ROW_PROBLEMS = [
  'NAME_MISSING',
  'BIRTH_DATE_MISSING',
  'BIRTH_DATE_UNREADABLE',
  /** Not born yet, a child, or older than people get. */
  'BIRTH_DATE_UNLIKELY',
  'NUMBER_INVALID',
  /** A spreadsheet took the number for an amount and rounded it. */
  'NUMBER_ROUNDED',
  'PHONE_INVALID',
  'CELL_TOO_LONG',
  'CELL_FORMULA',
  'CELL_CONTROL',
  /** The same person stands in an earlier row. */
  'DUPLICATE',
] as const;
export const RowProblem = z.object({
  code: z.enum(ROW_PROBLEMS),
  column: z.enum(['name', 'birthDate', 'number', 'unit', 'phone']),
  /** What the cell says, shortened and made harmless. */
  value: z.string().max(60).optional(),
  /** The earlier row. */
  row: z.int().optional(),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** What taking a row would do. */
export const ROW_EFFECTS = ['new', 'changed', 'same', 'refused'] as const;
export const PreviewRow = z.object({
  /** As the spreadsheet counts, from 1. */
  row: z.int().min(1),
  effect: z.enum(ROW_EFFECTS),
  person: EmployeePerson.nullable(),
  problems: z.array(RowProblem),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** A file cannot be taken at all. */
export const ROSTER_FAULTS = [
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  /** It unpacks to more than any roster (a zip bomb), or has more rows than an office has people. */
  'TOO_MUCH_INSIDE',
  'TOO_MANY_ROWS',
  /** Excel's format before 2007, or a password. */
  'OLD_OR_LOCKED',
  'NOT_A_TABLE',
  /** No row has a heading for names and one for birth dates. */
  'NO_HEADINGS',
  'NO_ROWS',
] as const;
export const RosterFault = z.enum(ROSTER_FAULTS);
export type RosterFault = z.infer<typeof RosterFault>;

/** How many rows of a preview the screen is given: the ones with problems come first. */
export const PREVIEW_ROWS = 500;

/** What taking a roster would do; nothing is done yet. */
export const RosterPreview = z.object({
  /** Names this preview, to take it. */
  token: z.string(),
  /** The file's own name, without its folder. */
  file: z.string(),
  counts: z.record(z.enum(ROW_EFFECTS), z.int()),
  /** Active employees who do not stand in the file. */
  missing: z.int(),
  rows: z.array(PreviewRow).max(PREVIEW_ROWS),
});
export type RosterPreview = z.infer<typeof RosterPreview>;
