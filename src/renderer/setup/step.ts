import { useState } from 'react';
import { useSetupText } from './texts.en.ts';
import type { Draft, DraftField, Problems } from './draft.ts';

export interface StepProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly problems: Problems;
  /** Next was pressed: every problem may show. */
  readonly pressed: boolean;
}

/** Says the problem of a field, once it has been left or next was pressed: nobody is told off while typing. */
export function useProblems({ problems, pressed }: Pick<StepProps, 'problems' | 'pressed'>) {
  const { t } = useSetupText();
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  return {
    leave: (field: DraftField) => setLeft((before) => new Set(before).add(field)),
    say: (field: DraftField): string | null => {
      const problem = problems[field];
      if (!problem || !(pressed || left.has(field))) return null;
      return t(problem.key, problem.max === undefined ? {} : { max: problem.max });
    },
  };
}
