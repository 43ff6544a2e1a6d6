import type { StaffList } from '#shared/ipc/requests/staff.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

/** As many rows as a screen can draw at once; a search finds the others. */
const LIMIT = 500;
const REST_MS = 150;

export interface StaffRows {
  /** Null: not there yet. */
  readonly list: StaffList | null;
  readonly problem: string | null;
  /** Asks anew, after a change. */
  readonly reload: () => void;
}

/** The employees that a search finds. */
export function useStaff(text: string, revision: number): StaffRows {
  const client = useClient();
  const [list, setList] = useState<StaffList | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        client.request('staff.list', { text, limit: LIMIT }).then(
          (found) => {
            if (!current) return;
            setList(found);
            setProblem(null);
          },
          (error: unknown) => {
            if (current) setProblem(refusalOf(error));
          },
        );
      },
      text === '' ? 0 : REST_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, text, attempt, revision]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { list, problem, reload };
}
