import type { Visit } from '#shared/domain/visit.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { move, type Step } from './selection.ts';

export interface Selection {
  readonly entry: Visit | null;
  readonly select: (seq: number) => void;
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
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || !rows || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setSeq(move(rows, seq, step));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return { entry: rows?.find((row) => row.seq === seq) ?? null, select: setSeq };
}
