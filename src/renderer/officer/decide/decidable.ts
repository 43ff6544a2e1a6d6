import type { Visit } from '#shared/domain/visit.ts';
import type { Decidable } from '../../stores/meant.ts';
import { isClaim } from '../Claimed.tsx';

/** A visit as it is put before the officer for a decision: a name that nothing proves is none. */
export function decidableOf(visit: Visit): Decidable {
  const { seq, holder, verdict, state } = visit;
  return { seq, holder: isClaim(visit) ? null : holder, verdict, state };
}
