import * as z from 'zod';
import { CaseFilter } from './follow-up.ts';
import { VisitFilter } from './visit.ts';

/** CSV and XLSX for tables, PDF for paper and a signature, JSON Lines for programs. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'jsonl'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/**
 * Which personal columns a file has. `none`: no person can be told from it; `name`: name, purpose, and who was
 * visited; `all`: also birth date, NIK, telephone, village, notes.
 */
export const PERSONAL_SCOPES = ['none', 'name', 'all'] as const;
export const PersonalScope = z.enum(PERSONAL_SCOPES);
export type PersonalScope = z.infer<typeof PersonalScope>;

/** Visits of the review, by what is set there. */
export const VisitExport = z.strictObject({
  kind: z.literal('visits'),
  format: ExportFormat,
  filter: VisitFilter,
  /** As `review.page` takes it. */
  text: z.string().trim().max(100).optional(),
  personal: PersonalScope,
});
export type VisitExport = z.infer<typeof VisitExport>;

/** The follow-up's cases for the task force, with how each is reached. */
export const CaseExport = z.strictObject({
  kind: z.literal('cases'),
  format: z.enum(['csv', 'xlsx']),
  filter: CaseFilter,
});
export type CaseExport = z.infer<typeof CaseExport>;

export const ExportRequest = z.discriminatedUnion('kind', [VisitExport, CaseExport]);
export type ExportRequest = z.infer<typeof ExportRequest>;

/**
 * Why there is no file. `TARGET_REFUSED`: not a place or a name for a file of ours; `NO_SPACE`; `NOT_WRITTEN`: the
 * place does not take it; `READ_BACK`: what the place gives back is not what was written; `LOG_FAILED`: the log
 * could not be read, or the export not put on record.
 */
export const EXPORT_FAULTS = [
  'TARGET_REFUSED',
  'NO_SPACE',
  'NOT_WRITTEN',
  'READ_BACK',
  'LOG_FAILED',
] as const;
export const ExportFault = z.enum(EXPORT_FAULTS);
export type ExportFault = z.infer<typeof ExportFault>;

const Count = z.int().min(0);

/** What was written, for whoever compares. */
export const ExportResult = z.object({
  /** The file's name, without its folder. */
  file: z.string(),
  rows: Count,
  bytes: Count,
  /** SHA-256 of what was read back, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ExportResult = z.infer<typeof ExportResult>;

/** Where the export stands: there is one at a time. */
export const ExportState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('running'), done: Count, total: Count }),
  /** All rows are written; the file is read back. */
  z.object({ phase: z.literal('checking') }),
  z.object({ phase: z.literal('done'), result: ExportResult }),
  z.object({ phase: z.literal('failed'), fault: ExportFault }),
  z.object({ phase: z.literal('cancelled') }),
]);
export type ExportState = z.infer<typeof ExportState>;

/** What a petugas may take out of the kiosk: names, as on the screen, but nothing by which somebody is reached. */
export const PETUGAS_SCOPE: PersonalScope = 'name';

/** Whether who holds a role may export so much of people. */
export function mayExport(role: 'petugas' | 'admin', personal: PersonalScope): boolean {
  return role === 'admin' || PERSONAL_SCOPES.indexOf(personal) <= PERSONAL_SCOPES.indexOf(PETUGAS_SCOPE);
}
