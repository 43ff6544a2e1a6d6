import type { Policy } from '#shared/domain/policy.ts';
import type { PolicyKey } from './texts.id.ts';

/** A number of a policy, as a field of the form. */
export interface NumberField {
  /** Its path in the policy, by which problems name it. */
  readonly path: string;
  readonly unit: 'days' | 'hours' | 'years' | 'doses';
  readonly min: number;
  readonly max: number;
  /** A blank field means null: no limit, not required, not taken. */
  readonly blank: boolean;
  readonly get: (policy: Policy) => number | null;
  readonly set: (policy: Policy, value: number | null) => Policy;
}

/** The threshold fields, with labels in the catalogue: `field.<path>` and `field.<path>.note`. */
type LabelledPath =
  Extract<PolicyKey, `field.${string}.note`> extends `field.${infer Path}.note` ? Path : never;

export interface ThresholdField extends NumberField {
  readonly path: LabelledPath;
  /** Where it makes no sense for a policy it is not shown. */
  readonly shown?: (policy: Policy) => boolean;
}

const LONGEST_DAYS = 3650;

function days(
  path: LabelledPath,
  blank: boolean,
  get: NumberField['get'],
  set: NumberField['set'],
  max = LONGEST_DAYS,
): ThresholdField {
  return { path, unit: 'days', min: 0, max, blank, get, set };
}

function hours(kind: 'naat' | 'antigen' | 'other'): ThresholdField {
  return {
    path: `tests.${kind}`,
    unit: 'hours',
    min: 1,
    max: 8760,
    blank: true,
    get: ({ tests }) => tests[kind],
    set: (policy, value) => ({ ...policy, tests: { ...policy.tests, [kind]: value } }),
  };
}

const vaccination = (policy: Policy, part: Partial<Policy['vaccination']>): Policy => ({
  ...policy,
  vaccination: { ...policy.vaccination, ...part },
});
const booster = (policy: Policy, part: Partial<Policy['booster']>): Policy => ({
  ...policy,
  booster: { ...policy.booster, ...part },
});
const ages = (policy: Policy, part: Partial<Policy['ages']>): Policy => ({
  ...policy,
  ages: { ...policy.ages, ...part },
});
const recovery = (policy: Policy, part: Partial<Policy['recovery']>): Policy => ({
  ...policy,
  recovery: { ...policy.recovery, ...part },
});

/** The thresholds in the order in which an office thinks of them. */
export const GROUPS = [
  {
    name: 'vaccination',
    fields: [
      days(
        'vaccination.waitingDays',
        false,
        (p) => p.vaccination.waitingDays,
        (p, value) => vaccination(p, { waitingDays: value ?? 0 }),
      ),
      days(
        'vaccination.validityDays',
        true,
        (p) => p.vaccination.validityDays,
        (p, validityDays) => vaccination(p, { validityDays }),
      ),
      days(
        'vaccination.minimumIntervalDays',
        false,
        (p) => p.vaccination.minimumIntervalDays,
        (p, value) => vaccination(p, { minimumIntervalDays: value ?? 0 }),
      ),
    ],
  },
  {
    name: 'booster',
    fields: [
      {
        path: 'booster.requiredFromAge',
        unit: 'years',
        min: 0,
        max: 120,
        blank: true,
        get: (p) => p.booster.requiredFromAge,
        set: (p, requiredFromAge) => booster(p, { requiredFromAge }),
      },
      days(
        'booster.waitingDays',
        false,
        (p) => p.booster.waitingDays,
        (p, value) => booster(p, { waitingDays: value ?? 0 }),
      ),
      days(
        'booster.validityDays',
        true,
        (p) => p.booster.validityDays,
        (p, validityDays) => booster(p, { validityDays }),
      ),
    ],
  },
  {
    name: 'ages',
    fields: [
      {
        path: 'ages.exemptUnder',
        unit: 'years',
        min: 0,
        max: 120,
        blank: false,
        get: (p) => p.ages.exemptUnder,
        set: (p, value) => ages(p, { exemptUnder: value ?? 0 }),
      },
      {
        path: 'ages.minors.under',
        unit: 'years',
        min: 0,
        max: 120,
        blank: true,
        get: (p) => p.ages.minors?.under ?? null,
        set: (p, under) =>
          ages(p, { minors: under === null ? null : { under, doses: p.ages.minors?.doses ?? 1 } }),
      },
      {
        path: 'ages.minors.doses',
        unit: 'doses',
        min: 1,
        max: 9,
        blank: false,
        shown: (p) => p.ages.minors !== null,
        get: (p) => p.ages.minors?.doses ?? null,
        set: (p, value) =>
          ages(p, { minors: p.ages.minors && { under: p.ages.minors.under, doses: value ?? 1 } }),
      },
    ],
  },
  { name: 'tests', fields: [hours('naat'), hours('antigen'), hours('other')] },
  {
    name: 'infection',
    fields: [
      days(
        'isolation.days',
        false,
        (p) => p.isolation.days,
        (p, value) => ({ ...p, isolation: { days: value ?? 0 } }),
      ),
      days(
        'recovery.fromDay',
        false,
        (p) => p.recovery.fromDay,
        (p, value) => recovery(p, { fromDay: value ?? 0 }),
      ),
      days(
        'recovery.untilDay',
        false,
        (p) => p.recovery.untilDay,
        (p, value) => recovery(p, { untilDay: value ?? 0 }),
      ),
    ],
  },
  {
    name: 'credential',
    fields: [
      days(
        'credential.graceDays',
        false,
        (p) => p.credential.graceDays,
        (p, value) => ({ ...p, credential: { graceDays: value ?? 0 } }),
        365,
      ),
    ],
  },
] as const satisfies readonly { name: string; fields: readonly ThresholdField[] }[];

/** How many doses complete a vaccine's series at this office; blank: as many as the value set says. */
export function dosesField(vaccine: string): NumberField {
  return {
    path: `vaccination.dosesInSeries.${vaccine}`,
    unit: 'doses',
    min: 1,
    max: 9,
    blank: true,
    get: (policy) => policy.vaccination.dosesInSeries[vaccine] ?? null,
    set: (policy, value) => {
      const { [vaccine]: _, ...others } = policy.vaccination.dosesInSeries;
      return vaccination(policy, {
        dosesInSeries: value === null ? others : { ...others, [vaccine]: value },
      });
    },
  };
}
