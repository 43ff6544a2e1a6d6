import type { Officer } from '#shared/domain/officer.ts';
import { useRequest } from '../ipc/useRequest.ts';

const NOBODY: readonly Officer[] = [];

/** The officers by name; none where they cannot be told: what they did still can. */
export function useOfficers(): readonly Officer[] {
  return useRequest((client) => client.request('review.officers')).data ?? NOBODY;
}
