import type { FollowCase } from '#shared/domain/follow-up.ts';
import { shownName } from '#shared/domain/person-name.ts';
import { FOLLOW_STATES, type FollowState } from '#shared/domain/visit.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { type Column, officeClock, type Table, zoneName } from './table.ts';
import { EXPORT_TEXTS } from './texts.ts';
import type { TableOptions } from './visit-table.ts';

/** The follow-up's cases as the task force needs them: who it is and how to reach them. */
export function caseTable({ language, timeZone }: TableOptions): Table<FollowCase> {
  const texts = EXPORT_TEXTS[language];
  const clock = officeClock(timeZone);
  const zone = zoneName(timeZone);
  const counts: Record<FollowState, number> = { open: 0, contacted: 0, done: 0 };
  type Name = keyof typeof texts.column;
  const column = (name: Name, width: number, value: Column<FollowCase>['value']): Column<FollowCase> => ({
    header: texts.column[name].replace('{zone}', zone),
    width,
    value,
  });
  return {
    title: texts.cases,
    columns: [
      column('seq', 9, ({ visit }) => visit.seq),
      column('at', 20, ({ visit }) => clock(visit.at)),
      column('days', 10, ({ days }) => days),
      column('follow', 18, ({ visit: { state } }) => {
        if (state.follow === null) return null;
        counts[state.follow] += 1;
        return texts.follow[state.follow];
      }),
      column('name', 28, ({ visit }) =>
        visit.personal === 'erased' ? texts.erased : visit.holder && shownName(visit.holder.name),
      ),
      column('born', 12, ({ visit }) => visit.holder?.birthDate ?? null),
      column('nik', 18, ({ visit }) => visit.details?.nik ?? null),
      column('phone', 18, ({ contact }) => contact.phone),
      column('village', 24, ({ contact }) => contact.village),
      column('category', 10, ({ visit }) => categoryWord(visit.verdict.category, language)),
      column('reason', 32, ({ visit: { verdict } }) =>
        verdict.reasons[0] ? reasonLabel(verdict.reasons[0], language) : null,
      ),
      column('lastNote', 32, ({ note }) => note),
      column('touched', 20, ({ touchedAt }) => clock(touchedAt)),
    ],
    totals: () => [
      [texts.total, FOLLOW_STATES.reduce((sum, state) => sum + counts[state], 0)],
      ...FOLLOW_STATES.map((state) => [texts.follow[state], counts[state]] as const),
    ],
  };
}
