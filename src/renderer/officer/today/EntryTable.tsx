import { useEffect, useLayoutEffect, useRef } from 'react';
import { zoneName } from '../../i18n/time.ts';
import { useRowWindow } from '../../ui/useRowWindow.ts';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { Blank } from '../Blank.tsx';
import type { Selection } from '../useSelection.ts';
import { EntryRow } from './EntryRow.tsx';
import type { Entries } from './useEntries.ts';

interface Props {
  readonly entries: Entries;
  /** How many entries there are today. */
  readonly total: number;
  readonly selection: Selection;
  readonly timeZone: string;
}

/** As entries.css has it. */
const ROW_REM = 3;
/** So near the end of what is loaded the next page is asked for. */
const NEAR = 40;

/** Today's entries, the newest first; only those near what is seen are drawn. */
export function EntryTable({ entries, total, selection, timeZone }: Props) {
  const { t } = useLiveDeskText();
  const { rows, problem, next } = entries;
  if (problem) return <Blank title={t('desk.failed', { code: problem })} onRetry={entries.retry} />;
  if (!rows || rows.length === 0) {
    const hint = rows ? t('desk.emptyHint') : null;
    return <Blank testId="entries-empty" title={t(rows ? 'desk.empty' : 'loading')} hint={hint} />;
  }
  return <Rows {...{ rows, total, selection, timeZone, next }} />;
}

type RowsProps = Pick<Props, 'total' | 'selection' | 'timeZone'> & {
  readonly rows: NonNullable<Entries['rows']>;
  readonly next: () => void;
};

function Rows({ rows, total, selection, timeZone, next }: RowsProps) {
  const { t } = useLiveDeskText();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW_REM * rootFontSize();
  const { first, last } = useRowWindow(scroller, rows.length, rowHeight);
  const { entry: chosen, select } = selection;
  const chosenPlace = chosen ? rows.indexOf(chosen) : -1;
  const newest = rows[0]?.seq;
  useKeptPlace(scroller, rows, rowHeight);

  useEffect(() => {
    if (last > rows.length - NEAR) next();
  }, [last, rows.length, next]);

  useEffect(() => {
    const element = scroller.current;
    if (element && chosenPlace >= 0) bringIntoView(element, chosenPlace * rowHeight, rowHeight);
  }, [chosenPlace, rowHeight]);

  const zone = zoneName(timeZone, new Date(rows[0]?.at ?? 0));
  return (
    <div ref={scroller} className="entries" role="region" aria-label={t('period.today')} tabIndex={0}>
      <table
        className="entries__table entries__table--today"
        data-testid="entries"
        data-newest={newest}
        aria-rowcount={Math.max(total, rows.length) + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="entries__number entries__seq">
              {t('col.seq')}
            </th>
            <th scope="col" className="entries__number entries__time">
              {t('col.time', { zone })}
            </th>
            <th scope="col" className="entries__colour">
              {t('col.category')}
            </th>
            <th scope="col" className="entries__who">
              {t('col.name')}
            </th>
            <th scope="col" className="entries__number entries__born">
              {t('col.born')}
            </th>
            <th scope="col">{t('col.reason')}</th>
            <th scope="col" className="entries__state">
              {t('col.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} rowHeight={rowHeight} />
          {rows.slice(first, last).map((entry, i) => (
            <EntryRow
              key={entry.seq}
              entry={entry}
              place={first + i + 1}
              timeZone={timeZone}
              chosen={entry.seq === chosen?.seq}
              onChoose={select}
            />
          ))}
          <Spacer rows={rows.length - last} rowHeight={rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are not drawn. */
function Spacer({ rows, rowHeight }: { readonly rows: number; readonly rowHeight: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden className="entries__spacer">
      <td colSpan={7} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

/** What is being read stays where it is while rows come in above it. */
function useKeptPlace(
  scroller: React.RefObject<HTMLElement | null>,
  rows: NonNullable<Entries['rows']>,
  rowHeight: number,
): void {
  const top = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = rows.findIndex(({ seq }) => seq === top.current);
    top.current = rows[0]?.seq;
    if (element && before > 0 && element.scrollTop > 0) element.scrollBy(0, before * rowHeight);
  }, [scroller, rows, rowHeight]);
}

/** Scrolls no further than needed. @param top of the row, beneath the table's head */
function bringIntoView(scroller: HTMLElement, top: number, height: number): void {
  const head = scroller.querySelector('thead')?.clientHeight ?? 0;
  const room = scroller.clientHeight - head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
