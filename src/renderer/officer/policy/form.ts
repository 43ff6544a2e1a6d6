import type { Policy, PolicyProblem } from '#shared/domain/policy.ts';
import type { Draft } from './draft.ts';

/** What every part of the form is given. */
export interface FormProps {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly changePolicy: (policy: Policy) => void;
  readonly problems: readonly PolicyProblem[];
}
