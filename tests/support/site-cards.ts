import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import type { CardOffice } from '#shared/domain/site-card.ts';
import { makeCard } from '../../src/main/provisioning/make.ts';
import { type RegencyKey, regencyKey } from '../../src/main/provisioning/regency-key.ts';

/** A regency's key, the same in every run. */
export const REGENCY = regencyKey('Diskominfo Penajam Paser Utara', new Uint8Array(32).fill(1));
/** Somebody else's. */
export const STRANGER = regencyKey('Diskominfo Penajam Paser Utara', new Uint8Array(32).fill(2));

/** An office that fetches nothing: a test asks nobody on the network. */
export const CAMAT: CardOffice = {
  name: 'Kantor Camat Penajam',
  code: 'KEC-01',
  kind: 'kecamatan',
  timeZone: 'Asia/Makassar',
  languages: ['id', 'en'],
  policy: 'booster',
  trust: [],
  capacity: 40,
  retentionDays: 30,
};

export const FETCHING: CardOffice = { ...CAMAT, trust: [WHO_LIST] };

/** The text of a signed card. */
export function cardText(
  office: Partial<CardOffice> = {},
  { key = REGENCY, at = new Date('2026-01-15T03:00:00Z') }: { key?: RegencyKey; at?: Date } = {},
): string {
  return makeCard({ ...CAMAT, ...office }, { key, at }).code;
}
