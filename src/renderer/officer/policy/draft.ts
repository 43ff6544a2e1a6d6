import { NEVER_GREEN, type Policy, type PolicyOutcome, type PolicyProblem } from '#shared/domain/policy.ts';
import type { NumberField } from './fields.ts';

/** A policy in the making. */
export interface Draft {
  readonly policy: Policy;
  /** What was typed and is no number that the field takes, by path: the policy keeps its former number meanwhile. */
  readonly typed: Readonly<Record<string, string>>;
}

export function draftOf(policy: Policy): Draft {
  return { policy, typed: {} };
}

/** What stands in a field. */
export function fieldText(draft: Draft, field: NumberField): string {
  return draft.typed[field.path] ?? String(field.get(draft.policy) ?? '');
}

/** Takes what was typed into a field: into the policy where it is a number that the field takes. */
export function typeNumber(draft: Draft, field: NumberField, text: string): Draft {
  const { [field.path]: _, ...typed } = draft.typed;
  const trimmed = text.trim();
  if (trimmed === '' && field.blank) return { policy: field.set(draft.policy, null), typed };
  const value = Number(trimmed);
  if (/^\d{1,5}$/.test(trimmed) && value >= field.min && value <= field.max) {
    return { policy: field.set(draft.policy, value), typed };
  }
  return { ...draft, typed: { ...typed, [field.path]: text } };
}

export function isWrong(draft: Draft, field: NumberField): boolean {
  return field.path in draft.typed;
}

/** A preset's thresholds with the draft's own published rules. */
export function startFrom(draft: Draft, preset: Policy): Draft {
  return draftOf({ ...preset, rules: draft.policy.rules, valueSets: draft.policy.valueSets });
}

/** Whether it says anything else than the policy in force. */
export function isChanged(draft: Draft, active: Policy): boolean {
  return Object.keys(draft.typed).length > 0 || JSON.stringify(draft.policy) !== JSON.stringify(active);
}

export function mayBeGreen(outcome: PolicyOutcome): boolean {
  return !NEVER_GREEN.some((never) => never === outcome);
}

/** The tabs of the form, in their order. */
export const TABS = ['thresholds', 'vaccines', 'categories', 'rules', 'versions'] as const;
export type Tab = (typeof TABS)[number];

/** Where a problem is to be mended. */
export function tabOf({ path }: Pick<PolicyProblem, 'path'>): Tab {
  if (path.startsWith('vaccination.accepted') || path.startsWith('vaccination.dosesInSeries'))
    return 'vaccines';
  if (path.startsWith('outcomes')) return 'categories';
  if (path.startsWith('rules') || path.startsWith('valueSets')) return 'rules';
  return 'thresholds';
}
