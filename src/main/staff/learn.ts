import type { CivilDate } from '#shared/domain/civil-date.ts';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { Entry } from '#shared/domain/entry.ts';
import type { StaffProof } from '#shared/domain/staff.ts';
import type { Verification } from '../entry/verify.ts';

/**
 * What a kept entry says of an employee's status: the verdict on their own verified credential. A pass says nothing
 * new.
 * @returns null where there is nothing to keep, or it is known of the same day
 */
export function proofFrom(
  entry: Entry,
  { employee, credential, outcome }: Verification,
  known: StaffProof | null,
  timeZone: string,
): StaffProof | null {
  if (employee === undefined || !credential || outcome !== 'verified') return null;
  const { category } = entry.verdict;
  const { expiresAt: until } = credential;
  const day = (at: string): CivilDate => civilDate(new Date(at), timeZone);
  const same = known?.category === category && known.until === until && day(known.at) === day(entry.at);
  return same ? null : { category, at: entry.at, ...(until !== undefined && { until }) };
}
