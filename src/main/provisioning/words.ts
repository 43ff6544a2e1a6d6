import type { Language } from '#shared/domain/locale.ts';
import type { OfficeKind } from '#shared/domain/office.ts';

const KINDS: Readonly<Record<Language, Readonly<Record<OfficeKind, string>>>> = {
  id: {
    skpd: 'Perangkat daerah',
    kecamatan: 'Kecamatan',
    kelurahan: 'Kelurahan',
    desa: 'Desa',
    puskesmas: 'Puskesmas',
    lain: 'Kantor',
  },
  en: {
    skpd: 'Regency department',
    kecamatan: 'Subdistrict office',
    kelurahan: 'Urban village office',
    desa: 'Village office',
    puskesmas: 'Community health centre',
    lain: 'Office',
  },
};

/** What an office is, in words. */
export function kindWord(kind: OfficeKind, language: Language): string {
  return KINDS[language][kind];
}

const ZONES: ReadonlyMap<string, string> = new Map([
  ['Asia/Jakarta', 'WIB'],
  ['Asia/Pontianak', 'WIB'],
  ['Asia/Makassar', 'WITA'],
  ['Asia/Jayapura', 'WIT'],
]);

/** A time zone as people there call it. */
export function zoneWord(timeZone: string): string {
  const short = ZONES.get(timeZone);
  return short === undefined ? timeZone : `${short} (${timeZone})`;
}
