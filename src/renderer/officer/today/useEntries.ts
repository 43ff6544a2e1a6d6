import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useOfficer, type EntryList } from '../../stores/officer.ts';
import { changed, extended } from './entry-list.ts';

/** Enough for most days, and drawn at once on an old PC. */
const PAGE = 200;

export interface Entries {
  /** The newest first; null until loaded. */
  readonly rows: readonly Visit[] | null;
  readonly problem: Refusal | null;
  readonly retry: () => void;
  /** Asks for the next older ones, where there are any. */
  readonly next: () => void;
}

/**
 * Today's entries, page by page, kept as the log has them.
 * @param kiosk another state asks what has changed since
 */
export function useEntries(kiosk: KioskState): Entries {
  const client = useClient();
  const list = useOfficer((store) => store.entries);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asking = useRef(false);
  const { day } = kiosk.today;

  useEffect(() => {
    let current = true;
    client.request('entries.today', { limit: PAGE }).then(
      ({ visits, more, tip }) => {
        if (!current) return;
        useOfficer.setState({ entries: { rows: visits, more, tip } });
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, day, attempt]);

  useEffect(() => {
    const known = useOfficer.getState().entries;
    if (!known) return;
    let current = true;
    client.request('entries.changes', { after: known.tip }).then(
      ({ visits, tip }) => {
        if (current) update((entries) => changed(entries, visits, tip));
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, kiosk]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const next = useCallback(() => {
    const known = useOfficer.getState().entries;
    const last = known?.rows.at(-1);
    if (asking.current || !known?.more || !last) return;
    asking.current = true;
    client
      .request('entries.today', { limit: PAGE, before: last.seq })
      .then(
        (page) => update((entries) => extended(entries, page)),
        (error: unknown) => setProblem(refusalOf(error)),
      )
      .finally(() => (asking.current = false));
  }, [client]);
  return { rows: list?.rows ?? null, problem, retry, next };
}

/** Nothing comes back once the officer has signed out. */
function update(change: (entries: EntryList) => EntryList): void {
  useOfficer.setState(({ entries }) => ({ entries: entries && change(entries) }));
}
