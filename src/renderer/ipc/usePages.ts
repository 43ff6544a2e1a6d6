import type { Refusal } from '#shared/ipc/contract.ts';
import { useState } from 'react';
import { refusalOf, type Client } from './client.ts';
import { useClient } from './context.tsx';
import { useRequest } from './useRequest.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

export interface Pages<Row> {
  /** All that was asked for, the newest first; null until loaded. */
  readonly rows: readonly Row[] | null;
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem: Refusal | null;
  /** Asks for the next older ones. */
  readonly next: () => void;
  readonly retry: () => void;
}

/** How the next page of a list fares. */
interface Further<Row> {
  readonly of: Page<Row> | null;
  readonly loading: boolean;
  readonly problem: Refusal | null;
}

/**
 * A long list, page by page. Where `on` is another it is asked anew from the newest on, and what was found stays
 * meanwhile: nothing flickers.
 * @param ask for the newest, or for those that are older than the row
 * @param on see `useRequest`
 */
export function usePages<Row>(
  ask: (client: Client, after: Row | undefined) => Promise<Page<Row>>,
  on: unknown,
): Pages<Row> {
  const client = useClient();
  const first = useRequest((from) => ask(from, undefined), on);
  const { data, change } = first;
  const [further, setFurther] = useState<Further<Row> | null>(null);
  // Of another list it says nothing.
  const here = further?.of === data ? further : null;
  const next = () => {
    const last = data?.rows.at(-1);
    if (!data || !last || here?.loading) return;
    setFurther({ of: data, loading: true, problem: null });
    ask(client, last).then(
      ({ rows, more }) => change((now) => (now === data ? { rows: [...now.rows, ...rows], more } : now)),
      (error: unknown) => setFurther({ of: data, loading: false, problem: refusalOf(error) }),
    );
  };
  const retry = () => {
    setFurther(null);
    first.reload();
  };
  return {
    rows: data?.rows ?? null,
    more: data?.more ?? false,
    loading: first.loading || (here?.loading ?? false),
    problem: first.problem ?? here?.problem ?? null,
    next,
    retry,
  };
}
