import type { CaseFilter, FollowCase } from '#shared/domain/follow-up.ts';
import type { CasePage } from '#shared/ipc/requests/follow-up.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

const PAGE = 100;

export interface Cases {
  /** The newest first; null until known. */
  readonly cases: readonly FollowCase[] | null;
  readonly counts: CasePage['counts'] | null;
  readonly more: boolean;
  readonly problem: string | null;
  /** Asks anew, after a change. */
  readonly reload: () => void;
  /** Asks for the next older ones. */
  readonly next: () => void;
}

/** The cases of a filter, page by page. */
export function useCases({ state, age }: CaseFilter, revision: number): Cases {
  const client = useClient();
  const [page, setPage] = useState<CasePage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [pages, setPages] = useState(1);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const next = useCallback(() => setPages((count) => count + 1), []);

  useEffect(() => {
    let current = true;
    const filter = { ...(state ? { state } : {}), ...(age ? { age } : {}) };
    client.request('followUp.page', { filter, limit: Math.min(500, pages * PAGE) }).then(
      (found) => {
        if (!current) return;
        setPage(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, state, age, pages, attempt, revision]);

  const more = (page?.more ?? false) && pages * PAGE < 500;
  return { cases: page?.cases ?? null, counts: page?.counts ?? null, more, problem, reload, next };
}
