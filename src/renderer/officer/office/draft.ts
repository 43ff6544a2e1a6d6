import { OfficeSettings, type Site } from '#shared/domain/site.ts';
import type { OfficeKey } from './texts.id.ts';

/** Numbers that an admin types, with the least and the most that each may be. */
export const NUMBERS = {
  capacity: { min: 1, max: 100_000 },
  againMinutes: { min: 1, max: 600 },
  verdictSeconds: { min: 2, max: 120 },
  referSeconds: { min: 5, max: 600 },
  duplicateSeconds: { min: 0, max: 60 },
  retentionDays: { min: 1, max: 3650 },
  everyHours: { min: 1, max: 720 },
  keep: { min: 1, max: 365 },
} as const;
export type NumberField = keyof typeof NUMBERS;

/** The office's settings as they are typed. */
export interface Draft extends Readonly<Record<NumberField, string>> {
  readonly name: string;
  readonly enabled: boolean;
  readonly staffExempt: boolean;
  readonly closingTime: string;
  readonly sound: boolean;
}

export interface Problem {
  readonly key: Extract<OfficeKey, `problem.${string}`>;
  readonly params?: { readonly min: number; readonly max: number };
}

export function draftOf({ name, presence, display, duplicateSeconds, retentionDays, backup }: Site): Draft {
  return {
    name,
    enabled: presence.enabled,
    capacity: presence.capacity === null ? '' : String(presence.capacity),
    staffExempt: presence.staffExempt,
    closingTime: presence.closingTime,
    againMinutes: String(presence.againMinutes),
    verdictSeconds: String(display.verdictSeconds),
    referSeconds: String(display.referSeconds),
    sound: display.sound,
    duplicateSeconds: String(duplicateSeconds),
    retentionDays: String(retentionDays),
    everyHours: String(backup.everyHours),
    keep: String(backup.keep),
  };
}

/** What is wrong with a field; undefined where nothing is. */
export function problemOf(draft: Draft, field: keyof Draft): Problem | undefined {
  if (field === 'name') return draft.name.trim() === '' ? { key: 'problem.name' } : undefined;
  if (field === 'closingTime')
    return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(draft.closingTime) ? undefined : { key: 'problem.time' };
  if (!isNumber(field) || (field === 'capacity' && draft.capacity.trim() === '')) return undefined;
  const { min, max } = NUMBERS[field];
  const typed = draft[field].trim();
  const value = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= min && value <= max ? undefined : { key: 'problem.number', params: { min, max } };
}

/** The settings to keep; null while something is wrong with them. */
export function settingsOf(draft: Draft): OfficeSettings | null {
  const number = (field: NumberField) => Number(draft[field].trim());
  const wrong = [...Object.keys(NUMBERS).filter(isNumber), 'name' as const, 'closingTime' as const].some(
    (field) => problemOf(draft, field) !== undefined,
  );
  if (wrong) return null;
  return OfficeSettings.parse({
    name: draft.name,
    presence: {
      enabled: draft.enabled,
      capacity: draft.capacity.trim() === '' ? null : number('capacity'),
      staffExempt: draft.staffExempt,
      closingTime: draft.closingTime,
      againMinutes: number('againMinutes'),
    },
    display: {
      verdictSeconds: number('verdictSeconds'),
      referSeconds: number('referSeconds'),
      sound: draft.sound,
    },
    duplicateSeconds: number('duplicateSeconds'),
    retentionDays: number('retentionDays'),
    backup: { everyHours: number('everyHours'), keep: number('keep') },
  });
}

function isNumber(field: string): field is NumberField {
  return field in NUMBERS;
}
