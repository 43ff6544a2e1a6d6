import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { checkNik } from './nik.ts';
import { normalPhone } from './phone.ts';
import { Category } from './verdict.ts';
import { ADMIT_REASONS, DecisionReason, DENY_REASONS, Visit } from './visit.ts';

/** A dose as the certificate that was just scanned has it. */
export const DoseSeen = z.object({
  product: z.string().nullable(),
  dose: z.int().nullable(),
  of: z.int().nullable(),
  date: z.string(),
});
export type DoseSeen = z.infer<typeof DoseSeen>;

/** A visit that waits for the officer, with what helps to decide it. */
export const WaitingVisit = z.object({
  visit: Visit,
  /** Null: the kiosk was started anew since, and the log keeps no doses. */
  doses: z.array(DoseSeen).nullable(),
});
export type WaitingVisit = z.infer<typeof WaitingVisit>;

const Note = z.string().trim().max(500);

/** What an officer decides. Whoever says "another reason" says which. */
export const DecisionRequest = z
  .strictObject({
    seq: z.int().min(1),
    decision: z.enum(['admit', 'deny']),
    reason: DecisionReason,
    note: Note.optional(),
  })
  .refine(({ reason, note }) => reason !== 'OTHER' || (note ?? '') !== '', 'another reason needs a note')
  .refine(({ decision, reason }) => reasonsFor(decision).some((fits) => fits === reason), 'no such reason');
export type DecisionRequest = z.infer<typeof DecisionRequest>;

export function reasonsFor(decision: 'admit' | 'deny'): readonly DecisionReason[] {
  return decision === 'admit' ? ADMIT_REASONS : DENY_REASONS;
}

/** What somebody without a QR shows. */
export const SHOWN = ['card', 'print', 'app', 'test', 'letter', 'none'] as const;
export const Shown = z.enum(SHOWN);
export type Shown = z.infer<typeof Shown>;

const text = (most: number) => z.string().trim().min(1).max(most);

/** Somebody who comes without a QR, as the officer types it. Numbers are in their normal form. */
export const ManualEntry = z.strictObject({
  name: text(120),
  birthDate: CivilDate.optional(),
  nik: z
    .string()
    .refine((nik) => checkNik(nik).ok)
    .optional(),
  phone: z
    .string()
    .max(32)
    .refine((phone) => normalPhone(phone) === phone)
    .optional(),
  village: text(200).optional(),
  purpose: text(200),
  host: text(200).optional(),
  note: Note.optional(),
  shown: Shown,
  category: Category,
  decision: z.enum(['admit', 'deny']),
});
export type ManualEntry = z.infer<typeof ManualEntry>;
