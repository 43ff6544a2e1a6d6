import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { ArrowDown, ArrowUp, UserCheck } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { dayAndTime, clockTime, zoneName } from '../../i18n/time.ts';
import { CategoryWord } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { COLUMNS, type Column, type Sorting } from './sorting.ts';
import { useReviewText } from './texts.en.ts';

interface Props {
  readonly rows: readonly Visit[];
  readonly chosen: number | null;
  readonly sorting: Sorting;
  readonly timeZone: string;
  readonly onChoose: (seq: number) => void;
  readonly onSort: (column: Column) => void;
}

/** Visits in rows, with how each stands. */
export function VisitTable({ rows, chosen, sorting, timeZone, onChoose, onSort }: Props) {
  const { t } = useReviewText();
  const zone = zoneName(timeZone, new Date(rows[0]?.at ?? 0));
  return (
    <table className="entries__table visits" data-testid="visits">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={column === 'seq' ? 'entries__number' : `visits__${column}`}
              aria-sort={sorting.column !== column ? undefined : sorting.down ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                className="visits__sort"
                data-testid={`sort-${column}`}
                title={t('sort.by', { column: t(`col.${column}`, { zone }) })}
                onClick={() => onSort(column)}
              >
                {t(`col.${column}`, { zone })}
                {sorting.column !== column ? null : sorting.down ? (
                  <ArrowDown aria-hidden size="1rem" />
                ) : (
                  <ArrowUp aria-hidden size="1rem" />
                )}
              </button>
            </th>
          ))}
          <th scope="col" className="visits__left">
            {t('col.left')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((visit) => (
          <VisitRow
            key={visit.seq}
            visit={visit}
            timeZone={timeZone}
            chosen={visit.seq === chosen}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly visit: Visit;
  readonly timeZone: string;
  readonly chosen: boolean;
  readonly onChoose: (seq: number) => void;
}

const VisitRow = memo(function VisitRow({ visit, timeZone, chosen, onChoose }: RowProps) {
  const { language, t } = useReviewText();
  const row = useRef<HTMLTableRowElement>(null);
  const { holder, verdict, state } = visit;
  const [reason] = verdict.reasons;
  // The rules said one thing, and an officer another.
  const decided = visit.kind === 'scan' && state.officerId !== null && state.decision !== 'again';

  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <tr
      ref={row}
      data-testid="visit-row"
      data-seq={visit.seq}
      aria-selected={chosen}
      onClick={() => onChoose(visit.seq)}
    >
      <td className="entries__number">{visit.seq}</td>
      <td className="visits__time">{dayAndTime(new Date(visit.at), timeZone, language)}</td>
      <td>
        <CategoryWord category={verdict.category} language={language} />
      </td>
      <td className="entries__name" title={holder ? shownName(holder.name) : undefined}>
        {holder ? <Name>{holder.name}</Name> : '–'}
      </td>
      <td className="visits__decision">
        <span className="entries__category">
          {decided ? <UserCheck aria-hidden size="1.125rem" /> : null}
          {t(`decision.${state.decision}`)}
        </span>
      </td>
      <td className="visits__reason">{reason ? reasonLabel(reason, language) : null}</td>
      <td className="visits__person">{t(`person.${visit.person}`)}</td>
      <td className="visits__left">
        {state.leftAt !== null
          ? clockTime(new Date(state.leftAt), timeZone, language)
          : state.inside
            ? t('inside.still')
            : '–'}
      </td>
    </tr>
  );
});
