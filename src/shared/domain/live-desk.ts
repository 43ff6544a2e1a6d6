import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { checkNik } from './nik.ts';
import { personName } from './person-name.ts';
import { Category } from './verdict.ts';
import {
  ADMIT_REASONS,
  ContactFields,
  DecisionReason,
  DENY_REASONS,
  LEFT_REASONS,
  OfficerDecision,
  Visit,
} from './visit.ts';

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

const why = { reason: DecisionReason, note: Note.optional() };

/** Whoever says "another reason" says which. */
function isExplained({ reason, note }: { reason: DecisionReason; note?: string | undefined }): boolean {
  return reason !== 'OTHER' || (note ?? '') !== '';
}

function fits({ decision, reason }: { decision: OfficerDecision; reason: DecisionReason }): boolean {
  return reasonsFor(decision).some((one) => one === reason);
}

const text = (most: number) => z.string().trim().min(1).max(most);

/** A name that a person types, or copies from elsewhere: without what is not seen in it, and with a letter. */
export const TypedName = z.string().max(480, { abort: true }).overwrite(personName).min(1).max(120);

const person = {
  name: TypedName,
  birthDate: CivilDate.optional(),
  /** Nomor Induk Kependudukan in its normal form. */
  nik: z
    .string()
    .refine((nik) => checkNik(nik).ok)
    .optional(),
};

/** Who it is of whom nothing scanned proves a name, as the officer sees and is told it. */
export const PersonTyped = z.strictObject({ ...person, purpose: text(200).optional() });
export type PersonTyped = z.infer<typeof PersonTyped>;

/** What an officer decides. */
export const DecisionRequest = z
  .strictObject({
    seq: z.int().min(1),
    decision: OfficerDecision,
    ...why,
    person: PersonTyped.optional(),
  })
  .refine(isExplained, 'another reason needs a note')
  .refine(fits, 'no such reason');
export type DecisionRequest = z.infer<typeof DecisionRequest>;

const REASONS: Readonly<Record<OfficerDecision, readonly DecisionReason[]>> = {
  admit: ADMIT_REASONS,
  deny: DENY_REASONS,
  left: LEFT_REASONS,
};

/** All reasons of a decision, each at the place of its key. */
export function reasonsFor(decision: OfficerDecision): readonly DecisionReason[] {
  return REASONS[decision];
}

/** Whether an officer may say who it is: no signature has, and nobody typed it in. */
export function mayBeNamed({ kind, outcome, holder, state }: Visit): boolean {
  return kind === 'scan' && (outcome !== 'verified' || holder === null || state.named);
}

/** What may admit somebody with a valid positive test: neither vaccination nor identity undoes one. */
const DESPITE_POSITIVE_TEST: readonly DecisionReason[] = ['NEGATIVE_TEST_SEEN', 'EMERGENCY_SERVICE', 'OTHER'];

/** A decision, of whoever has that category. */
interface Judged {
  readonly category: Category;
  readonly decision: OfficerDecision;
  readonly reason: DecisionReason;
  readonly note?: string | undefined;
}

/** Whether the reason is one for such a person. */
export function isReasonFor({ category, decision, reason }: Judged): boolean {
  const despite = category === 'hitam' && decision === 'admit';
  return fits({ decision, reason }) && (!despite || DESPITE_POSITIVE_TEST.includes(reason));
}

/** Whether the reason alone does not do: the officer writes why. Nobody is let past a positive test by one key. */
export function needsNote({ category, decision, reason }: Judged): boolean {
  return reason === 'OTHER' || (category === 'hitam' && decision === 'admit');
}

/** Whether an officer may decide so, of such a person. */
export function isJustified(judged: Judged): boolean {
  return isReasonFor(judged) && (!needsNote(judged) || (judged.note ?? '') !== '');
}

/** What somebody without a QR shows. */
export const SHOWN = ['card', 'print', 'app', 'test', 'letter', 'none'] as const;
export const Shown = z.enum(SHOWN);
export type Shown = z.infer<typeof Shown>;

/** Somebody who comes without a QR, as the officer types it. Numbers are in their normal form. */
export const ManualEntry = z
  .strictObject({
    ...person,
    ...ContactFields,
    purpose: text(200),
    host: text(200).optional(),
    shown: Shown,
    category: Category,
    decision: z.enum(['admit', 'deny']),
    ...why,
  })
  .refine(isJustified, 'that reason is none, or needs a note');
export type ManualEntry = z.infer<typeof ManualEntry>;
