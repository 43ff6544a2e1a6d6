import * as z from 'zod';
import { Entry, EntryDetails, EntryFormat, EntryHolder, EntryKind, PersonKind } from './entry.ts';
import { normalPhone } from './phone.ts';
import { ReasonCode } from './reason.ts';
import { Category, DECISIONS, type Decision } from './verdict.ts';

/** Why an officer decides otherwise, or what the rules left open. `OTHER` asks for a note. */
export const ADMIT_REASONS = [
  'IDENTITY_CONFIRMED',
  'PAPER_PROOF_SEEN',
  'MEDICAL_EXEMPTION',
  'NEGATIVE_TEST_SEEN',
  'EMERGENCY_SERVICE',
  'OTHER',
] as const;
export const DENY_REASONS = ['NAME_MISMATCH', 'NO_PROOF', 'CHECK_REFUSED', 'UNWELL', 'OTHER'] as const;
/** Why nobody is there any more who could be admitted or turned away. */
export const LEFT_REASONS = ['WENT_AWAY', 'OFFICE_CLOSED', 'OTHER'] as const;
export const DecisionReason = z.enum([...new Set([...ADMIT_REASONS, ...DENY_REASONS, ...LEFT_REASONS])]);
export type DecisionReason = z.infer<typeof DecisionReason>;

/** What an officer says of a visit; `left`: the person went away without a decision. */
export const OFFICER_DECISIONS = ['admit', 'deny', 'left'] as const;
export const OfficerDecision = z.enum(OFFICER_DECISIONS);
export type OfficerDecision = z.infer<typeof OfficerDecision>;

/**
 * How a visit stands: what was decided; `left`: nothing was, and the person went away; `again`: the same person was
 * scanned again, and a later entry stands for both.
 */
export const STANDINGS = [...DECISIONS, 'left', 'again'] as const;
export const VisitStanding = z.enum(STANDINGS);
export type VisitStanding = z.infer<typeof VisitStanding>;

/**
 * How a visit ended: the same code again, a code in exit mode, by the officer's hand, or at the closing hour (the
 * person forgot).
 */
export const LEAVE_WAYS = ['again', 'exit', 'hand', 'closing'] as const;
export const LeaveWay = z.enum(LEAVE_WAYS);
export type LeaveWay = z.infer<typeof LeaveWay>;

/** Where the follow-up of somebody stands. */
export const FOLLOW_STATES = ['open', 'contacted', 'done'] as const;
export const FollowState = z.enum(FOLLOW_STATES);
export type FollowState = z.infer<typeof FollowState>;

/** What an officer writes down. Sealed at rest. */
export const Note = z.string().trim().max(1000);

/** A telephone number in its normal form. Sealed at rest. */
export const Phone = z
  .string()
  .max(32)
  .refine((phone) => normalPhone(phone) === phone, 'not in its normal form');

/** How somebody is reached, as far as it became known in the follow-up. Sealed at rest. */
export const ContactFields = {
  phone: Phone.optional(),
  village: z.string().trim().min(1).max(200).optional(),
};
const step = {
  /** An instant in UTC. */
  at: z.iso.datetime(),
  /** The entry that it belongs to. */
  ref: z.int().min(1),
  /** Who did it; null for the kiosk itself. */
  officerId: z.int().nullable(),
};

/** Who it is, as the officer has seen it of somebody of whom nothing proves a name. Sealed at rest. */
export const PersonSeen = z.object({
  holder: EntryHolder,
  details: EntryDetails.pick({ nik: true, purpose: true }).nullable(),
});
export type PersonSeen = z.infer<typeof PersonSeen>;

/** What happens to an entry after it was made: rows of the same chain, the entry itself never changes. */
export const NewStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision'),
    ...step,
    decision: OfficerDecision,
    reason: DecisionReason,
    note: Note.optional(),
    person: PersonSeen.optional(),
  }),
  z.object({
    kind: z.literal('again'),
    ...step,
    /** The later entry that stands for both. */
    by: z.int().min(1),
  }),
  z.object({ kind: z.literal('leave'), ...step, way: LeaveWay }),
  z.object({
    kind: z.literal('follow'),
    ...step,
    state: FollowState,
    note: Note.optional(),
    ...ContactFields,
  }),
]);
export type NewStep = z.infer<typeof NewStep>;
export const Step = z.intersection(NewStep, z.object({ seq: z.int().min(1) }));
export type Step = z.infer<typeof Step>;

/**
 * What became of an entry's personal fields: there are none; open: they are there; sealed: this reader has no
 * key; erased: retention shredded them; broken: someone changed them, `verify` says where.
 */
export const Personal = z.enum(['none', 'open', 'sealed', 'erased', 'broken']);
export type Personal = z.infer<typeof Personal>;

/** How a visit stands now. */
export const VisitState = z.object({
  /** What holds: the rules' decision, or the officer's. */
  decision: VisitStanding,
  /** A refer that nobody has decided yet. */
  waiting: z.boolean(),
  /** Who decided it or typed it in. */
  officerId: z.int().nullable(),
  /** Whether the name is what an officer has seen, given with a decision: nothing scanned has proven one. */
  named: z.boolean(),
  inside: z.boolean(),
  leftAt: z.iso.datetime().nullable(),
  leftHow: LeaveWay.nullable(),
  /** Null: nobody follows it up. */
  follow: FollowState.nullable(),
});
export type VisitState = z.infer<typeof VisitState>;

/** An entry with what became of it. */
export const Visit = Entry.extend({ personal: Personal, state: VisitState });
export type Visit = z.infer<typeof Visit>;

/** Whether a decision overrules what the rules said, rather than what they left open. */
export function overrules(rules: Decision, decision: VisitStanding): boolean {
  return rules !== 'refer' && rules !== decision && (decision === 'admit' || decision === 'deny');
}

/** Whether what holds of a visit is an officer's, against the rules. What an officer typed in had none. */
export function isOverruled({ kind, verdict, state }: Pick<Visit, 'kind' | 'verdict' | 'state'>): boolean {
  return kind === 'scan' && overrules(verdict.decision, state.decision);
}

/** Which visits; all conditions hold at once, one that is left out asks nothing. */
export const VisitFilter = z.strictObject({
  /** Instants in UTC: from (inclusive), to (exclusive). */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  category: Category.optional(),
  decision: VisitStanding.optional(),
  kind: EntryKind.optional(),
  person: PersonKind.optional(),
  format: EntryFormat.optional(),
  /** The first reason of the verdict. */
  reason: ReasonCode.optional(),
  officerId: z.int().optional(),
  waiting: z.literal(true).optional(),
  inside: z.literal(true).optional(),
  /** `any`: everyone who is or was followed up. */
  follow: z.union([FollowState, z.literal('any')]).optional(),
});
export type VisitFilter = z.infer<typeof VisitFilter>;
