import type { Visit } from '#shared/domain/visit.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { UserCheck, UserX } from 'lucide-react';
import { Fragment, memo, useEffect, useRef } from 'react';
import { exactTime, shortDate, zoneName } from '../i18n/time.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/Button.tsx';
import { CategoryMark } from '../ui/CategoryMark.tsx';
import { Claimed, isClaim } from './Claimed.tsx';
import type { Entries } from './useEntries.ts';
import type { Selection } from './useSelection.ts';

interface Props {
  readonly entries: Entries;
  readonly selection: Selection;
  readonly timeZone: string;
}

/** Today's entries, the newest first. */
export function EntryTable({ entries, selection, timeZone }: Props) {
  const { t } = useText();
  const { rows, problem } = entries;
  const [newest] = rows ?? [];
  const zone = zoneName(timeZone, newest ? new Date(newest.at) : new Date());
  const { entry: chosen, select } = selection;

  if (problem) {
    return (
      <div className="desk__blank" role="alert">
        <p className="desk__blank-title">{t('desk.failed', { code: problem })}</p>
        <Button look="primary" onClick={entries.retry}>
          {t('desk.retry')}
        </Button>
      </div>
    );
  }
  if (!rows || rows.length === 0) {
    return (
      <div className="desk__blank" data-testid="entries-empty">
        <p className="desk__blank-title">{t(rows ? 'desk.empty' : 'desk.loading')}</p>
        <p>{rows ? t('desk.emptyHint') : null}</p>
      </div>
    );
  }
  return (
    <div className="entries" role="region" aria-label={t('section.today')} tabIndex={0}>
      <table className="entries__table" data-testid="entries">
        <thead>
          <tr>
            <th scope="col" className="entries__number">
              {t('desk.col.seq')}
            </th>
            <th scope="col" className="entries__number">
              {`${t('desk.col.time')} (${zone})`}
            </th>
            <th scope="col">{t('desk.col.category')}</th>
            <th scope="col" className="entries__wide">
              {t('desk.col.name')}
            </th>
            <th scope="col" className="entries__number entries__born">
              {t('desk.col.born')}
            </th>
            <th scope="col" className="entries__wide">
              {t('desk.col.reason')}
            </th>
            <th scope="col">{t('desk.col.format')}</th>
            <th scope="col" className="entries__issuer">
              {t('desk.col.issuer')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <EntryRow
              key={entry.seq}
              entry={entry}
              timeZone={timeZone}
              chosen={entry.seq === chosen?.seq}
              onChoose={select}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly entry: Visit;
  readonly timeZone: string;
  readonly chosen: boolean;
  readonly onChoose: (seq: number) => void;
}

const EntryRow = memo(function EntryRow({ entry, timeZone, chosen, onChoose }: RowProps) {
  const { language, t } = useText();
  const row = useRef<HTMLTableRowElement>(null);
  const { holder, verdict } = entry;
  const [reason] = verdict.reasons;
  const As = isClaim(entry) ? Claimed : Fragment;

  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <tr
      ref={row}
      data-testid="entry-row"
      data-seq={entry.seq}
      data-category={verdict.category}
      data-reason={reason?.code}
      aria-selected={chosen}
      onClick={() => onChoose(entry.seq)}
    >
      <td className="entries__number">{entry.seq}</td>
      <td className="entries__number">{exactTime(new Date(entry.at), timeZone, language)}</td>
      <td>
        <span className="entries__category">
          <CategoryMark category={verdict.category} size="1.25rem" />
          {categoryWord(verdict.category, language)}
          {entry.kind === 'scan' && entry.state.officerId !== null ? (
            <Decided admitted={entry.state.decision === 'admit'} />
          ) : null}
        </span>
      </td>
      <td className="entries__name" title={holder?.name}>
        {holder ? <As>{holder.name}</As> : <Nothing />}
      </td>
      <td className="entries__number entries__born">
        {holder?.birthDate === undefined ? <Nothing /> : <As>{shortDate(holder.birthDate, language)}</As>}
      </td>
      <td>{reason ? reasonLabel(reason, language) : null}</td>
      <td>{entry.format === null ? <Nothing /> : t(`format.${entry.format}`)}</td>
      <td className="entries__issuer" title={entry.issuer ?? undefined}>
        {entry.issuer ?? <Nothing />}
      </td>
    </tr>
  );
});

/** What an officer decided against the colour, or in its place. */
function Decided({ admitted }: { readonly admitted: boolean }) {
  const { t } = useText();
  const said = t(admitted ? 'desk.decided.admit' : 'desk.decided.deny');
  return (
    <span className="entries__decided" title={said}>
      {admitted ? <UserCheck aria-hidden size="1.125rem" /> : <UserX aria-hidden size="1.125rem" />}
      <span className="visually-hidden">{said}</span>
    </span>
  );
}

function Nothing() {
  const { t } = useText();
  return (
    <span className="entries__nothing">
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('desk.none')}</span>
    </span>
  );
}
