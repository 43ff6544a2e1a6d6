import type { Visit } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { useUnheardKeys } from '../ui/useUnheardKeys.ts';
import { move, type Step } from './selection.ts';

export interface Selection {
  readonly entry: Visit | null;
  /** Null: none. */
  readonly select: (seq: number | null) => void;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Home: 'first',
  End: 'last',
};

/** Which entry is chosen, by its place in the log: new ones above it do not move the choice. */
export function useSelection(rows: readonly Visit[] | null): Selection {
  const [seq, setSeq] = useState<number | null>(null);
  useUnheardKeys((event) => {
    const step = STEPS[event.key];
    if (step === undefined || !rows || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setSeq(move(rows, seq, step));
  });
  return { entry: rows?.find((row) => row.seq === seq) ?? null, select: setSeq };
}
