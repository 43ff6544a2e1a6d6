import { createHmac } from 'node:crypto';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { LogKeys } from './keys.ts';

const BYTES = 16;

/**
 * By what the same person is known again while inside: an employee's number, or name and birth date. Only whoever
 * has the log's keys can make it.
 * @returns null where it is not certain enough who it is: nobody is checked out for a namesake
 */
export function personKey(
  keys: LogKeys,
  { holder, details, outcome, kind }: Pick<NewEntry, 'holder' | 'details' | 'outcome' | 'kind'>,
): Buffer | null {
  if (details?.employee !== undefined) return keyOf(keys, ['employee', String(details.employee)]);
  if (kind !== 'scan' || outcome !== 'verified' || holder?.birthDate === undefined) return null;
  return keyOf(keys, ['holder', foldedName(holder.name), holder.birthDate]);
}

function keyOf(keys: LogKeys, parts: readonly string[]): Buffer {
  return createHmac('sha256', keys.person).update(JSON.stringify(parts)).digest().subarray(0, BYTES);
}

/** The letters alone: certificates differ in case, accents and spaces. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
