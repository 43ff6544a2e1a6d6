import { createContext, useContext, useLayoutEffect, useState } from 'react';
import { create } from 'zustand';

/** The questions that are open, each over the one before. */
const useQuestions = create<{ readonly open: readonly symbol[] }>(() => ({ open: [] }));

/** Whether what a scan came to covers the whole screen now. */
export const Covered = createContext(false);

/** The question that something is part of; null: the screen itself. */
export const Question = createContext<symbol | null>(null);

/** Whether nothing lies over what calls this. Only then are the keys its own. */
export function useInFront(): boolean {
  const question = useContext(Question);
  const covered = useContext(Covered);
  const top = useQuestions(({ open }) => open.at(-1) ?? null);
  return !covered && top === question;
}

/** Opens a question over all that is there. Returns it, and whether it is in front. */
export function useQuestion(): { readonly question: symbol; readonly inFront: boolean } {
  const [question] = useState(() => Symbol('question'));
  const covered = useContext(Covered);
  const isTop = useQuestions(({ open }) => open.at(-1) === question);
  useLayoutEffect(() => {
    useQuestions.setState(({ open }) => ({ open: [...open, question] }));
    return () => useQuestions.setState(({ open }) => ({ open: open.filter((each) => each !== question) }));
  }, [question]);
  return { question, inFront: isTop && !covered };
}

/** Whether a question is open anywhere, covered or not. */
export function isAsking(): boolean {
  return useQuestions.getState().open.length > 0;
}
