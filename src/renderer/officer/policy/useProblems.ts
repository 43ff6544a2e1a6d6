import type { PolicyProblem } from '#shared/domain/policy.ts';
import { useEffect, useState } from 'react';
import { useClient } from '../../ipc/context.tsx';

/** Nobody types faster, and main need not check every key. */
const PAUSE_MS = 200;

/** What the main process finds wrong with a policy, once it has said so; null until then. */
export function useProblems(json: string): readonly PolicyProblem[] | null {
  const client = useClient();
  const [found, setFound] = useState<{ json: string; problems: readonly PolicyProblem[] } | null>(null);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      client.request('policy.check', { draft: json }).then(
        (problems) => {
          if (current) setFound({ json, problems });
        },
        // Main checks again before it makes anything active.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, json]);

  return found?.json === json ? found.problems : null;
}
