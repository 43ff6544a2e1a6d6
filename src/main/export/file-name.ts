import type { ExportRequest } from '#shared/domain/export.ts';
import type { Language } from '#shared/domain/locale.ts';
import { civilDate } from '#shared/domain/civil-date.ts';
import { daysOf } from './days.ts';

const KINDS = {
  id: { visits: 'kunjungan', cases: 'tindak-lanjut' },
  en: { visits: 'visits', cases: 'follow-up' },
} as const satisfies Record<Language, Record<ExportRequest['kind'], string>>;

const LONGEST_OFFICE = 40;

/** What an export is called unless whoever saves it knows better: what, of which office, of which days. */
export function fileName(
  request: ExportRequest,
  options: { office: string; timeZone: string; language: Language; at: Date },
): string {
  const { office, timeZone, language, at } = options;
  const parts = ['gerbang', KINDS[language][request.kind], slug(office)];
  if (request.kind === 'visits') {
    const { first, last } = daysOf({ filter: request.filter, timeZone });
    parts.push(first, ...(first === last ? [] : [last]));
  } else {
    parts.push(civilDate(at, timeZone));
  }
  return `${parts.filter((part) => part !== '').join('-')}.${request.format}`;
}

/** Letters and digits that every file system takes. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_OFFICE)
    .replace(/^-+|-+$/g, '');
}
