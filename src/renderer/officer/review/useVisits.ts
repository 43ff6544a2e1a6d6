import type { Visit, VisitFilter } from '#shared/domain/visit.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useReducer } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

const PAGE = 100;

export interface Visits {
  /** The newest first; null until loaded. */
  readonly rows: readonly Visit[] | null;
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem: Refusal | null;
}

type Change =
  | { readonly kind: 'asked'; readonly anew: boolean }
  | {
      readonly kind: 'got';
      readonly anew: boolean;
      readonly visits: readonly Visit[];
      readonly more: boolean;
    }
  | { readonly kind: 'failed'; readonly problem: Refusal };

const NOTHING: Visits = { rows: null, more: false, loading: true, problem: null };

function change(state: Visits, event: Change): Visits {
  switch (event.kind) {
    case 'asked':
      // What was found stays while the next is looked for: nothing flickers.
      return { ...state, loading: true, problem: null };
    case 'got': {
      const before = event.anew ? [] : (state.rows ?? []);
      return { rows: [...before, ...event.visits], more: event.more, loading: false, problem: null };
    }
    case 'failed':
      return { ...state, loading: false, problem: event.problem };
  }
}

/**
 * The visits of a filter and a search, page by page.
 * @param revision another number loads anew what is there: the log has grown
 */
export function useVisits(
  filter: VisitFilter | null,
  text: string,
  revision: number,
): Visits & { readonly next: () => void; readonly retry: () => void } {
  const client = useClient();
  const [state, dispatch] = useReducer(change, NOTHING);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    if (filter === null) return;
    let current = true;
    dispatch({ kind: 'asked', anew: true });
    const query = text === '' ? { filter, limit: PAGE } : { filter, text, limit: PAGE };
    client.request('review.page', query).then(
      (page) => {
        if (current) dispatch({ kind: 'got', anew: true, ...page });
      },
      (error: unknown) => {
        if (current) dispatch({ kind: 'failed', problem: refusalOf(error) });
      },
    );
    return () => {
      current = false;
    };
  }, [client, filter, text, revision, attempt]);

  const last = state.rows?.at(-1)?.seq;
  const next = useCallback(() => {
    if (filter === null || last === undefined) return;
    dispatch({ kind: 'asked', anew: false });
    const query = { filter, before: last, limit: PAGE, ...(text === '' ? {} : { text }) };
    client.request('review.page', query).then(
      (page) => dispatch({ kind: 'got', anew: false, ...page }),
      (error: unknown) => dispatch({ kind: 'failed', problem: refusalOf(error) }),
    );
  }, [client, filter, text, last]);

  return { ...state, next, retry: again };
}
