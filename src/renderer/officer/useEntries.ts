import type { DayCount } from '#shared/domain/entry.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { useOfficer } from '../stores/officer.ts';

/** The first page: enough for most days, and drawn at once on an old PC. */
const FIRST_PAGE = 300;
const LONGEST_PAGE = 2000;

export interface Entries {
  /** The newest first; null until loaded. */
  readonly rows: readonly Visit[] | null;
  readonly problem: Refusal | null;
  readonly retry: () => void;
  /** Asks for all that one request may; undefined once it has been asked for. */
  readonly more: (() => void) | undefined;
}

/** Today's entries, loaded again whenever there is another one, one that was decided, or another day. */
export function useEntries({ day, total }: DayCount, waiting: number): Entries {
  const client = useClient();
  const rows = useOfficer((store) => store.entries);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [limit, setLimit] = useState(FIRST_PAGE);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    client.request('entries.today', { limit }).then(
      (entries) => {
        if (!current) return;
        useOfficer.setState({ entries });
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, day, total, waiting, limit, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const more = useCallback(() => setLimit(LONGEST_PAGE), []);
  return { rows, problem, retry, more: limit < LONGEST_PAGE ? more : undefined };
}
