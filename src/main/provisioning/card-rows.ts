import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { CardOffice } from '#shared/domain/site-card.ts';
import { kindWord, zoneWord } from './words.ts';

const LABELS = {
  id: {
    code: 'Kode',
    kind: 'Jenis',
    zone: 'Zona waktu',
    language: 'Bahasa layar',
    policy: 'Kebijakan',
    trust: 'Kunci penerbit',
    capacity: 'Kapasitas',
    retention: 'Masa simpan',
    people: (count: number) => `${count} orang`,
    unlimited: 'tidak dibatasi',
    days: (count: number) => `${count} hari`,
    who: 'daftar WHO, lewat internet',
    lists: (count: number) => `${count} daftar, lewat internet`,
    file: 'dari berkas',
    languages: { id: 'Indonesia', en: 'Inggris' },
  },
  en: {
    code: 'Code',
    kind: 'Type',
    zone: 'Time zone',
    language: 'Screen language',
    policy: 'Policy',
    trust: 'Issuer keys',
    capacity: 'Capacity',
    retention: 'Retention',
    people: (count: number) => `${count} people`,
    unlimited: 'no limit',
    days: (count: number) => `${count} days`,
    who: 'WHO’s list, over the internet',
    lists: (count: number) => `${count} lists, over the internet`,
    file: 'from files',
    languages: { id: 'Indonesian', en: 'English' },
  },
} as const satisfies Record<Language, object>;

/** What is on an office's card, in words: a label and a value each. */
export function cardRows(office: CardOffice, language: Language): (readonly [string, string])[] {
  const words = LABELS[language];
  const { trust, capacity } = office;
  const lists =
    trust.length === 0
      ? words.file
      : trust.length === 1 && trust[0] === WHO_LIST
        ? words.who
        : words.lists(trust.length);
  return [
    [words.code, office.code],
    [words.kind, kindWord(office.kind, language)],
    [words.zone, zoneWord(office.timeZone)],
    [words.language, office.languages.map((each) => words.languages[each]).join(', ')],
    [words.policy, office.policy],
    [words.trust, lists],
    [words.capacity, capacity === null ? words.unlimited : words.people(capacity)],
    [words.retention, words.days(office.retentionDays)],
  ];
}
