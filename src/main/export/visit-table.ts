import type { PersonalScope } from '#shared/domain/export.ts';
import type { Language } from '#shared/domain/locale.ts';
import { shownName } from '#shared/domain/person-name.ts';
import { isOverruled, type Visit } from '#shared/domain/visit.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { type Column, officeClock, type Table, zoneName } from './table.ts';
import type { Tally } from './tally.ts';
import { EXPORT_TEXTS, formatName } from './texts.ts';

export interface TableOptions {
  readonly language: Language;
  /** The office's, an IANA name. */
  readonly timeZone: string;
}

export interface VisitTableOptions extends TableOptions {
  readonly personal: PersonalScope;
  /** An officer's name by the number of the account. */
  readonly officers: ReadonlyMap<number, string>;
  readonly tally: Tally;
}

/** Visits as a table, without the columns that are not for whoever gets it. */
export function visitTable(options: VisitTableOptions): Table<Visit> {
  const { language, timeZone, personal, officers, tally } = options;
  const texts = EXPORT_TEXTS[language];
  const clock = officeClock(timeZone);
  const zone = zoneName(timeZone);
  type Name = keyof typeof texts.column;
  const column = (name: Name, width: number, value: Column<Visit>['value']): Column<Visit> => ({
    header: texts.column[name].replace('{zone}', zone),
    width,
    value,
  });
  return {
    title: texts.visits,
    columns: [
      column('seq', 9, ({ seq }) => seq),
      column('at', 20, ({ at }) => clock(at)),
      column('category', 10, ({ verdict }) => categoryWord(verdict.category, language)),
      column('decision', 12, (visit) => {
        const word = texts.decision[visit.state.decision];
        return isOverruled(visit) ? `${word} ${texts.overruled}` : word;
      }),
      column('reason', 32, ({ verdict: { reasons } }) =>
        reasons[0] ? reasonLabel(reasons[0], language) : null,
      ),
      column('person', 12, ({ person }) => texts.person[person]),
      ...(personal === 'none'
        ? []
        : [
            column('name', 28, ({ holder, personal: kept }) =>
              kept === 'erased' ? texts.erased : holder && shownName(holder.name),
            ),
          ]),
      ...(personal === 'all'
        ? [
            column('born', 12, ({ holder }) => holder?.birthDate ?? null),
            column('nik', 18, ({ details }) => details?.nik ?? null),
            column('phone', 16, ({ details }) => details?.phone ?? null),
            column('village', 24, ({ details }) => details?.village ?? null),
          ]
        : []),
      ...(personal === 'none'
        ? []
        : [
            column('purpose', 24, ({ details }) => details?.purpose ?? null),
            column('host', 20, ({ details }) => details?.host ?? null),
          ]),
      ...(personal === 'all' ? [column('note', 28, ({ details }) => details?.note ?? null)] : []),
      column('left', 20, ({ state }) => (state.leftAt === null ? null : clock(state.leftAt))),
      column('leftHow', 16, ({ state }) =>
        state.inside ? texts.inside : state.leftHow === null ? null : texts.left[state.leftHow],
      ),
      column('follow', 16, ({ state }) => (state.follow === null ? null : texts.follow[state.follow])),
      column('officer', 20, ({ state: { officerId } }) =>
        officerId === null ? null : (officers.get(officerId) ?? String(officerId)),
      ),
      column('kind', 14, ({ kind }) => texts.kind[kind]),
      column('format', 12, ({ format }) => formatName(format, language)),
      column('issuer', 12, ({ issuer }) => issuer),
      column('policy', 12, ({ policy }) => policy),
    ],
    totals: () => [
      [texts.total, tally.total],
      ...tally.categories.map(([category, count]) => [categoryWord(category, language), count] as const),
      ...tally.decisions.map(([decision, count]) => [texts.decision[decision], count] as const),
    ],
  };
}
