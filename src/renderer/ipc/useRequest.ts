import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useEffectEvent, useReducer, useState } from 'react';
import { refusalOf, type Client } from './client.ts';
import { useClient } from './context.tsx';

/** What main was asked, and what it said. */
export interface Asked<T> {
  /** The last answer, which stays while the next is on its way; null before the first. */
  readonly data: T | null;
  /** Why the last time brought none; null where it did. */
  readonly problem: Refusal | null;
  /** Whether an answer is on its way. */
  readonly loading: boolean;
  /** Asks anew. */
  readonly reload: () => void;
  /** Puts something else in the answer's place: what a change replied with. */
  readonly change: (change: (data: T | null) => T | null) => void;
}

interface State<T> extends Pick<Asked<T>, 'data' | 'problem'> {
  /** What this is the answer to. */
  readonly round: string | null;
}

/**
 * Asks main at once, and again whenever `on` is another; an answer that was overtaken is dropped.
 * @param on what the question depends on, as JSON; null: nothing can be asked
 * @param restMs so many milliseconds `on` has to rest before it is asked
 */
export function useRequest<T>(ask: (client: Client) => Promise<T>, on: unknown = '', restMs = 0): Asked<T> {
  const client = useClient();
  const [{ data, problem, round: answered }, setState] = useState<State<T>>({
    data: null,
    problem: null,
    round: null,
  });
  const [attempt, reload] = useReducer((count: number) => count + 1, 0);
  const round = on === null ? null : JSON.stringify([on, attempt]);
  const begin = useEffectEvent(() => ask(client));

  useEffect(() => {
    if (round === null) return;
    let current = true;
    const start = () => {
      begin().then(
        (found) => {
          if (current) setState({ data: found, problem: null, round });
        },
        (error: unknown) => {
          if (current) setState((before) => ({ ...before, problem: refusalOf(error), round }));
        },
      );
    };
    if (restMs === 0) start();
    const resting = restMs === 0 ? undefined : setTimeout(start, restMs);
    return () => {
      current = false;
      clearTimeout(resting);
    };
  }, [round, restMs]);

  const change = useCallback<Asked<T>['change']>(
    (next) => setState((before) => ({ ...before, data: next(before.data), problem: null })),
    [],
  );
  return { data, problem, loading: round !== answered, reload, change };
}
