import type { CardMaking } from '#shared/domain/card-making.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

/** What is laid out to make cards of, and how the making fares. It is put away when the page is closed. */
export function useCards() {
  const client = useClient();
  const [making, setMaking] = useState<CardMaking | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);

  useEffect(() => {
    let current = true;
    const unsubscribe = client.subscribe('cards.working', (work) =>
      setMaking((known) => known && { ...known, work }),
    );
    client.request('cards.state').then(
      (found) => {
        if (current) setMaking(found);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
      unsubscribe();
      // Whoever signed out has put it away by that.
      client.request('cards.putAway').catch(() => undefined);
    };
  }, [client]);

  /** Takes what a request replies with; null: the person thought better of it. */
  const take = useCallback((asking: Promise<CardMaking | null>) => {
    setProblem(null);
    return asking.then(
      (found) => {
        if (found) setMaking(found);
        return found !== null;
      },
      (error: unknown) => {
        setProblem(refusalOf(error));
        return false;
      },
    );
  }, []);
  return { making, problem, setProblem, take };
}
