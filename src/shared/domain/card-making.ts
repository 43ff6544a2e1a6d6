import * as z from 'zod';
import { PrintedName } from './office.ts';
import { CardOffice } from './site-card.ts';
import { ROSTER_FAULTS } from './staff.ts';

/** What a list says of an office, a column each. */
export const OfficeColumn = CardOffice.keyof();
export type OfficeColumn = z.infer<typeof OfficeColumn>;

/** What is wrong in a row of a list of offices. The cell itself is not in it. */
export const OFFICE_PROBLEMS = [
  /** The cell is not what its column takes. */
  'TAKES',
  /** An earlier row has the same code. */
  'SAME_CODE',
] as const;
export const OfficeProblem = z.object({
  /** As the spreadsheet counts, from 1. */
  row: z.int().min(1),
  column: OfficeColumn,
  code: z.enum(OFFICE_PROBLEMS),
  /** The earlier row. */
  before: z.int().optional(),
});
export type OfficeProblem = z.infer<typeof OfficeProblem>;

/** A file is no list of offices as a whole. */
export const OFFICE_LIST_FAULTS = [
  ...ROSTER_FAULTS,
  /** Two columns have the same heading. */
  'COLUMN_TWICE',
] as const;
export const OfficeListFault = z.object({
  code: z.enum(OFFICE_LIST_FAULTS),
  column: OfficeColumn.optional(),
});
export type OfficeListFault = z.infer<typeof OfficeListFault>;

/** More than any regency has. */
export const MOST_OFFICES = 2000;
/** How many offices and how many problems of a list the screen is given. */
export const LIST_SHOWN = 500;

/** A list of offices that a person opened. */
export const OfficeListView = z.object({
  /** The file's own name, without its folder. */
  file: z.string(),
  /** Null: it is a list, though its rows may have problems. */
  fault: OfficeListFault.nullable(),
  /** How many offices were read, the ones with problems not among them. */
  count: z.int().min(0),
  offices: z.array(CardOffice).max(LIST_SHOWN),
  problemCount: z.int().min(0),
  problems: z.array(OfficeProblem).max(LIST_SHOWN),
  /** Headings that count for nothing. */
  unknown: z.array(z.string()),
});
export type OfficeListView = z.infer<typeof OfficeListView>;

/** The regency's key, as much of it as a screen is told. */
export const RegencyKeyView = z.object({ issuer: PrintedName, fingerprint: z.string() });
export type RegencyKeyView = z.infer<typeof RegencyKeyView>;

const Count = z.int().min(0);

/** How the making of cards fares, or how the last one ended. There is one at a time. */
export const CardWork = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({
    phase: z.literal('running'),
    done: Count,
    total: Count,
    /** The office whose files are being made. */
    office: z.string(),
  }),
  z.object({ phase: z.literal('done'), total: Count, folder: z.string(), key: RegencyKeyView }),
  /** Somebody ended it, or signed out. What was made until then is whole. */
  z.object({ phase: z.literal('stopped'), done: Count, total: Count, folder: z.string() }),
  z.object({
    phase: z.literal('failed'),
    fault: z.enum(['FILE_NOT_WRITTEN', 'INTERNAL_ERROR']),
    done: Count,
    total: Count,
    folder: z.string(),
  }),
]);
export type CardWork = z.infer<typeof CardWork>;

/** What an admin has laid out to make cards of. */
export const CardMaking = z.object({
  key: RegencyKeyView.nullable(),
  list: OfficeListView.nullable(),
  folder: z.string().nullable(),
  /** Policies of the regency's own that the list may name. */
  policies: z.array(z.object({ id: z.string(), file: z.string() })),
  work: CardWork,
});
export type CardMaking = z.infer<typeof CardMaking>;
