import type { UpdateState } from '#shared/domain/update.ts';
import { useEffect, useState } from 'react';
import { useClient } from '../../ipc/context.tsx';

/** How it stands with updates, as it changes; null until main has told. */
export function useUpdates(): UpdateState | null {
  const client = useClient();
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    let current = true;
    const stop = client.subscribe('update.changed', setState);
    client.request('update.state').then(
      (found) => {
        // An event that overtook the answer is the newer one.
        if (current) setState((known) => known ?? found);
      },
      () => undefined,
    );
    return () => {
      current = false;
      stop();
    };
  }, [client]);
  return state;
}
