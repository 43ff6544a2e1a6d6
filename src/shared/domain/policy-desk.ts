import * as z from 'zod';
import { Policy } from './policy.ts';
import { Category, Verdict } from './verdict.ts';
import { ReasonCode } from './reason.ts';

/** The made-up people on whom a policy is tried. */
export const SAMPLE_IDS = [
  'complete',
  'recent',
  'partial',
  'boosted',
  'longAgo',
  'oneDoseVaccine',
  'unknownVaccine',
  'child',
  'teenager',
  'negative',
  'negativeOld',
  'positive',
  'vaccinatedPositive',
  'recovered',
  'recoveredOneDose',
] as const;
export const SampleId = z.enum(SAMPLE_IDS);
export type SampleId = z.infer<typeof SampleId>;

export const SampleTried = z.object({ id: SampleId, before: Verdict, after: Verdict });
export type SampleTried = z.infer<typeof SampleTried>;

/** The longest draft that is taken, in UTF-16 units of its JSON: well above 500 rules. */
export const LONGEST_DRAFT = 4_000_000;

/** A policy as JSON text: as a text its size is known before anything walks it. */
export const PolicyDraft = z.string().max(LONGEST_DRAFT);

/** Why a version is made, for those who read the list later. */
export const PolicyNote = z.string().trim().max(200);

/** The policy that Gerbang has for an office that never chose one. */
export const BUILT_IN_VERSION = 0;

/** One version in the list; no version ever changes. */
export const PolicyVersion = z.object({
  version: z.int().min(BUILT_IN_VERSION),
  /** Null where the stored version is damaged. */
  policy: Policy.pick({ id: true, title: true }).nullable(),
  /** The last time that it was made active; null for the built-in one. */
  activatedAt: z.iso.datetime().nullable(),
  /** By whom; null for nobody we know. */
  activatedBy: z.string().nullable(),
  note: z.string().nullable(),
  active: z.boolean(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** What the admin's screen needs to know. */
export const PolicyOverview = z.object({
  active: z.object({
    version: z.int().min(BUILT_IN_VERSION),
    policy: Policy,
    /** The version that should be active is damaged: this one is in force in its place. */
    fallback: z.boolean(),
  }),
  /** The newest first; the built-in one last. */
  versions: z.array(PolicyVersion),
  presets: z.array(Policy),
  vaccines: z.array(z.object({ id: z.string(), name: z.string(), doses: z.int() })),
});
export type PolicyOverview = z.infer<typeof PolicyOverview>;

/** What another policy would change. */
export const PolicyTryOut = z.object({
  today: z.object({
    /** Scans in today's log. */
    total: z.int(),
    /** Of those, how many the kiosk still remembers enough of. */
    tried: z.int(),
    /** How many of the tried ones would have another category. */
    changed: z.int(),
    /** How many would go from which category to which. */
    moves: z.array(z.object({ from: Category, to: Category, count: z.int() })),
    /** The newest of those that would change. */
    examples: z.array(
      z.object({
        seq: z.int(),
        at: z.iso.datetime(),
        from: Category,
        to: Category,
        reason: ReasonCode.nullable(),
      }),
    ),
  }),
  samples: z.array(SampleTried),
});
export type PolicyTryOut = z.infer<typeof PolicyTryOut>;
