import * as z from 'zod';
import { LANGUAGES } from './locale.ts';
import { Rule } from './rule.ts';
import { Category } from './verdict.ts';

const days = z.int().min(0).max(3650);
const hours = z.int().min(1).max(8760);
const age = z.int().min(0).max(120);

const Worse = Category.exclude(['hijau']);

/** Which category each finding has at this office; `hijau` admits, `kuning` refers to the officer, the rest deny. */
const Outcomes = z.strictObject({
  VACCINATION_COMPLETE: Category,
  VACCINATION_TOO_RECENT: Category,
  VACCINATION_PARTIAL: Category,
  VACCINATION_EXPIRED: Category,
  VACCINATION_IN_FUTURE: Category,
  VACCINATION_DATE_UNCLEAR: Category,
  VACCINE_NOT_ACCEPTED: Category,
  BOOSTER_REQUIRED: Category,
  AGE_EXEMPT: Category,
  TEST_NEGATIVE: Category,
  TEST_EXPIRED: Category,
  TEST_INCONCLUSIVE: Category,
  TEST_IN_FUTURE: Category,
  TEST_NOT_ACCEPTED: Category,
  TEST_POSITIVE: Category,
  TEST_POSITIVE_PAST: Category,
  RECOVERY: Category,
  RECOVERY_EXPIRED: Category,
  RECOVERY_NOT_YET_VALID: Category,
  OTHER_DISEASE: Category,
});
export type PolicyOutcome = keyof z.infer<typeof Outcomes>;

/** An office's rules: thresholds in plain words. Days are civil days in the office's time zone. */
export const Policy = z.strictObject({
  /** The shape of this file. */
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: z.record(z.enum(LANGUAGES), z.string().min(1).max(120)),
  /** The regulation that it carries out. */
  basis: z.string().max(400).optional(),
  vaccination: z.strictObject({
    /** `known`: every vaccine of the value set; else the ids of those that count here. */
    accepted: z.union([z.literal('known'), z.array(z.string()).min(1)]),
    /** Doses of a complete series, where this office differs from the value set; by vaccine id. */
    dosesInSeries: z.record(z.string(), z.int().min(1).max(9)),
    /** Days after the dose that completes the series: 14 means that it counts from the 14th day on. */
    waitingDays: days,
    /** For how many days a complete series counts; null is for ever. */
    validityDays: days.nullable(),
    /** Two entries nearer than this to each other are one dose written down twice. */
    minimumIntervalDays: days,
    /**
     * A series that the certificate calls complete though it is shorter than the vaccine's (the EU writes 1/1 for
     * one dose after recovery): `as-certified` believes it, `with-proof` where the same certificate shows the
     * infection, `never` not.
     */
    shortenedSeries: z.enum(['as-certified', 'with-proof', 'never']),
  }),
  booster: z.strictObject({
    /** A booster is asked of people of this age and older; null of nobody. */
    requiredFromAge: age.nullable(),
    waitingDays: days,
    validityDays: days.nullable(),
  }),
  ages: z.strictObject({
    /** Younger people need no certificate; 0: everybody needs one. */
    exemptUnder: age,
    /** Younger people than `under` need only `doses` doses; null: the same as adults. */
    minors: z.strictObject({ under: age, doses: z.int().min(1).max(9) }).nullable(),
  }),
  /** For how many hours after sampling a negative test counts; null: this kind is not taken. */
  tests: z.strictObject({
    naat: hours.nullable(),
    antigen: hours.nullable(),
    antibody: hours.nullable(),
    other: hours.nullable(),
  }),
  /** From which to which day after the first positive test recovery counts, both included. */
  recovery: z.strictObject({ fromDay: days, untilDay: days }),
  /** For how many days after the sample a positive test means isolation, the last one included. */
  isolation: z.strictObject({ days }),
  /** For how many days past its end a certificate is still taken. */
  credential: z.strictObject({ graceDays: z.int().min(0).max(365) }),
  outcomes: Outcomes,
  /**
   * Published rules, asked on top of the thresholds: a rule that fails, or cannot be decided, can only worsen a
   * verdict. `categories` gives single rules, by identifier, another category than `failed`; `disabled` are kept
   * and not asked.
   */
  rules: z
    .strictObject({
      entries: z.array(Rule).max(500),
      failed: Worse,
      undecided: Worse,
      categories: z.record(z.string(), Worse),
      disabled: z.array(z.string()).default([]),
    })
    .default({ entries: [], failed: 'merah', undecided: 'kuning', categories: {}, disabled: [] }),
  /** Value sets for the rules, by the EU's names; they replace the bundled ones of the same name. */
  valueSets: z.record(z.string(), z.array(z.string())).default({}),
});
export type Policy = z.infer<typeof Policy>;

export const PolicyProblem = z.object({
  /** Where in the file, for instance `rules.entries.2.Logic`. */
  path: z.string(),
  severity: z.enum(['error', 'warning']),
  code: z.enum([
    'SCHEMA',
    'DANGEROUS_OUTCOME',
    'VACCINE_UNKNOWN',
    'WINDOW_EMPTY',
    'AGES_CONTRADICT',
    'RULE_DUPLICATE',
    'RULE_MALFORMED',
    'RULE_TOO_COMPLEX',
    'RULE_NEVER_IN_FORCE',
    'RULE_UNKNOWN',
  ]),
  /** English, for IT staff. */
  message: z.string(),
});
export type PolicyProblem = Readonly<z.infer<typeof PolicyProblem>>;

/** What no office may call green: it would admit people on what proves nothing. */
export const NEVER_GREEN = [
  'TEST_POSITIVE',
  'TEST_POSITIVE_PAST',
  'TEST_INCONCLUSIVE',
  'TEST_IN_FUTURE',
  'VACCINATION_IN_FUTURE',
  'OTHER_DISEASE',
] as const satisfies readonly PolicyOutcome[];
