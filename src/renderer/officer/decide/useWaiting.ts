import type { WaitingVisit } from '#shared/domain/live-desk.ts';
import { useEffect, useState } from 'react';
import { useClient } from '../../ipc/context.tsx';

/**
 * Who waits for a decision, the longest first; none until it is known, and none where it cannot be told.
 * @param count how many there are, as the kiosk says: another number asks anew
 * @param total of today's entries, for the same reason
 */
export function useWaiting(count: number, total: number): readonly WaitingVisit[] {
  const client = useClient();
  const [waiting, setWaiting] = useState<readonly WaitingVisit[]>([]);
  useEffect(() => {
    let current = true;
    client.request('desk.waiting').then(
      (found) => {
        if (current) setWaiting(found);
      },
      // The kiosk's state says what is wrong with the log.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client, count, total]);
  return count === 0 ? NOBODY : waiting;
}

const NOBODY: readonly WaitingVisit[] = [];
