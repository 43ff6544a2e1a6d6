import type { PortInfo } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../ipc/context.tsx';

export interface Ports {
  /** Null while looking for the first time. */
  readonly list: readonly PortInfo[] | null;
  readonly failed: boolean;
  readonly looking: boolean;
  readonly look: () => void;
}

/** The serial ports that could be a scanner; looked for at once and again on demand. */
export function usePorts(): Ports {
  const client = useClient();
  const [list, setList] = useState<readonly PortInfo[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const [done, setDone] = useState(-1);

  useEffect(() => {
    let current = true;
    client.request('setup.ports').then(
      (ports) => {
        if (!current) return;
        setList(ports);
        setFailed(false);
        setDone(round);
      },
      () => {
        if (!current) return;
        setList([]);
        setFailed(true);
        setDone(round);
      },
    );
    return () => {
      current = false;
    };
  }, [client, round]);

  const look = useCallback(() => setRound((count) => count + 1), []);
  return { list, failed, looking: done !== round, look };
}
