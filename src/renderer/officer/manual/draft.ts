import type { CivilDate } from '#shared/domain/civil-date.ts';
import { ManualEntry, PersonTyped, type Shown } from '#shared/domain/live-desk.ts';
import { checkNik, nikHasBirthDate } from '#shared/domain/nik.ts';
import { normalPhone } from '#shared/domain/phone.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { DecisionReason } from '#shared/domain/visit.ts';
import type { MessageParams } from '#shared/messages/translate.ts';
import type { StringKey } from '../../i18n/id.ts';
import type { LiveDeskKey } from '../decide/texts.id.ts';
import type { DeskKey } from '../texts.id.ts';

export const TEXT_FIELDS = ['name', 'nik', 'born', 'phone', 'village', 'purpose', 'host', 'note'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What has been typed so far. */
export interface Draft extends Readonly<Record<TextField, string>> {
  readonly shown: Shown | null;
  readonly category: Category | null;
}

export const EMPTY_DRAFT: Draft = {
  name: '',
  nik: '',
  born: '',
  phone: '',
  village: '',
  purpose: '',
  host: '',
  note: '',
  shown: null,
  category: null,
};

export interface Problem {
  readonly key: Extract<LiveDeskKey | DeskKey | StringKey, `problem.${string}`>;
  readonly params?: MessageParams;
}
export type Problems = Partial<Record<keyof Draft, Problem>>;

export function isEmpty(draft: Draft): boolean {
  return (
    draft.shown === null &&
    draft.category === null &&
    TEXT_FIELDS.every((field) => draft[field].trim() === '')
  );
}

/** What still keeps it from being kept, by field; empty where nothing does. */
export function problemsOf(draft: Draft, today: CivilDate): Problems {
  const nik = nikProblem(draft.nik);
  const found: Partial<Record<keyof Draft, Problem | null>> = {
    name: required(draft.name),
    nik,
    born: bornProblem(draft, today, nik === null),
    phone: draft.phone.trim() === '' || normalPhone(draft.phone.trim()) ? null : { key: 'problem.phone' },
    purpose: required(draft.purpose),
    shown: draft.shown === null ? { key: 'problem.shown' } : null,
    category: draft.category === null ? { key: 'problem.category' } : null,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

/**
 * What `desk.enter` is asked with.
 * @throws ZodError where the draft has a problem left
 */
export function manualEntryOf(draft: Draft, decision: 'admit' | 'deny', reason: DecisionReason): ManualEntry {
  const { name, born, shown, category } = draft;
  const nik = digits(draft.nik);
  const phone = normalPhone(draft.phone.trim());
  const texts = (['village', 'purpose', 'host', 'note'] as const).flatMap((field) => {
    const text = draft[field].trim();
    return text === '' ? [] : [[field, text] as const];
  });
  return ManualEntry.parse({
    ...{ name, shown, category, decision, reason },
    ...Object.fromEntries(texts),
    ...(born === '' ? {} : { birthDate: born }),
    ...(nik === '' ? {} : { nik }),
    ...(phone === null ? {} : { phone }),
  });
}

export type PersonField = 'name' | 'nik' | 'born' | 'purpose';

/** As `problemsOf`, of those fields alone that say who it is. */
export function personProblemsOf(draft: Draft, today: CivilDate): Partial<Record<PersonField, Problem>> {
  const { name, nik, born } = problemsOf(draft, today);
  return { ...(name && { name }), ...(nik && { nik }), ...(born && { born }) };
}

/**
 * Who it is, as `desk.decide` is told.
 * @throws ZodError where one of those fields has a problem left
 */
export function personTypedOf({ name, born, nik: typed, purpose }: Draft): PersonTyped {
  const nik = digits(typed);
  return PersonTyped.parse({
    name,
    ...(born === '' ? {} : { birthDate: born }),
    ...(nik === '' ? {} : { nik }),
    ...(purpose.trim() === '' ? {} : { purpose }),
  });
}

/** People write a NIK in groups. */
function digits(text: string): string {
  return text.replace(/[\s.-]/g, '');
}

function nikProblem(typed: string): Problem | null {
  const nik = digits(typed);
  if (nik === '') return null;
  const check = checkNik(nik);
  if (check.ok) return null;
  return check.problem === 'LENGTH'
    ? { key: 'problem.nik.LENGTH', params: { count: nik.length } }
    : { key: `problem.nik.${check.problem}` };
}

function bornProblem({ born, nik }: Draft, today: CivilDate, nikHolds: boolean): Problem | null {
  if (born === '') return null;
  if (born > today) return { key: 'problem.born' };
  const check = nikHolds ? checkNik(digits(nik)) : null;
  if (!check?.ok || nikHasBirthDate(check, born)) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  const { day, month, year } = check.birth;
  return { key: 'problem.nik.born', params: { day: pad(day), month: pad(month), year: pad(year) } };
}

function required(text: string): Problem | null {
  return text.trim() === '' ? { key: 'problem.required' } : null;
}
