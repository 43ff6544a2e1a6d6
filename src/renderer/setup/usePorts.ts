import type { PortInfo } from '#shared/ipc/contract.ts';
import { useRequest } from '../ipc/useRequest.ts';

export interface Ports {
  /** Null while looking for the first time. */
  readonly list: readonly PortInfo[] | null;
  readonly failed: boolean;
  readonly looking: boolean;
  readonly look: () => void;
}

/** The serial ports that could be a scanner; looked for at once and again on demand. */
export function usePorts(): Ports {
  const { data, problem, loading, reload } = useRequest((client) => client.request('setup.ports'));
  const failed = problem !== null;
  return { list: failed ? [] : data, failed, looking: loading, look: reload };
}
