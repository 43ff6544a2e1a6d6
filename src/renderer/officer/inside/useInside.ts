import type { PresenceState } from '#shared/domain/kiosk.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

export interface InsideList {
  /** The one who came first first; null until known. */
  readonly visits: readonly Visit[] | null;
  readonly problem: string | null;
  readonly retry: () => void;
}

/**
 * Who is inside.
 * @param presence another one asks anew, as does another number of today's entries
 */
export function useInside(presence: PresenceState, total: number): InsideList {
  const client = useClient();
  const [visits, setVisits] = useState<readonly Visit[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { enabled, inside } = presence;
  useEffect(() => {
    let current = true;
    client.request('presence.inside').then(
      (found) => {
        if (!current) return;
        setVisits(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, enabled, inside, total, attempt]);
  return { visits, problem, retry: () => setAttempt((count) => count + 1) };
}
