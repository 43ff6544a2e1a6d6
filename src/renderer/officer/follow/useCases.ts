import type { CaseFilter } from '#shared/domain/follow-up.ts';
import { useCallback, useState } from 'react';
import { useRequest } from '../../ipc/useRequest.ts';

const PAGE = 100;
const MOST = 500;

/** The cases of a filter, page by page, and how many there are of each state. */
export function useCases({ state, age }: CaseFilter, revision: number) {
  const [pages, setPages] = useState(1);
  const { data, problem, reload } = useRequest(
    (client) => {
      const filter = { ...(state ? { state } : {}), ...(age ? { age } : {}) };
      return client.request('followUp.page', { filter, limit: Math.min(MOST, pages * PAGE) });
    },
    [state, age, pages, revision],
  );
  return {
    /** The newest first; null until known. */
    cases: data?.cases ?? null,
    counts: data?.counts ?? null,
    more: (data?.more ?? false) && pages * PAGE < MOST,
    problem,
    /** Asks anew, after a change. */
    reload,
    /** Asks for the next older ones. */
    next: useCallback(() => setPages((count) => count + 1), []),
  };
}
