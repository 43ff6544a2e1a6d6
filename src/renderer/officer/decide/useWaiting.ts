import type { WaitingVisit } from '#shared/domain/live-desk.ts';
import { useRequest } from '../../ipc/useRequest.ts';

const NOBODY: readonly WaitingVisit[] = [];

/**
 * Who waits for a decision, the longest first; none until it is known, and none where it cannot be told: the kiosk's
 * state says what is wrong with the log.
 * @param count how many there are, as the kiosk says: another number asks anew
 * @param total of today's entries, for the same reason
 */
export function useWaiting(count: number, total: number): readonly WaitingVisit[] {
  const { data } = useRequest((client) => client.request('desk.waiting'), [count, total]);
  return count === 0 ? NOBODY : (data ?? NOBODY);
}
