import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { IdCard } from 'lucide-react';
import { memo } from 'react';
import { exactTime, shortDate } from '../../i18n/time.ts';
import { CategoryWord } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { StateText } from './StateText.tsx';

interface Props {
  readonly entry: Visit;
  /** Its place in the whole list, from 1. */
  readonly place: number;
  readonly timeZone: string;
  readonly chosen: boolean;
  readonly onChoose: (seq: number) => void;
}

export const EntryRow = memo(function EntryRow({ entry, place, timeZone, chosen, onChoose }: Props) {
  const { language } = useLiveDeskText();
  const { holder, verdict } = entry;
  const [reason] = verdict.reasons;
  return (
    <tr
      data-testid="entry-row"
      data-seq={entry.seq}
      data-category={verdict.category}
      data-reason={reason?.code}
      aria-rowindex={place + 1}
      aria-selected={chosen}
      onClick={() => onChoose(entry.seq)}
    >
      <td className="entries__number">{entry.seq}</td>
      <td className="entries__number">{exactTime(new Date(entry.at), timeZone, language)}</td>
      <td>
        <CategoryWord category={verdict.category} language={language} />
      </td>
      <td className="entries__name" title={holder ? shownName(holder.name) : undefined}>
        <span className="entries__lines">
          {holder ? <Name>{holder.name}</Name> : <Nothing />}
          {entry.person === 'pegawai' ? <Employee /> : null}
        </span>
      </td>
      <td className="entries__number entries__born">
        {holder?.birthDate === undefined ? <Nothing /> : shortDate(holder.birthDate, language)}
      </td>
      <td title={reason ? reasonLabel(reason, language) : undefined}>
        <span className="entries__lines">{reason ? reasonLabel(reason, language) : null}</span>
      </td>
      <td className="entries__state">
        <span className="entries__lines">
          <StateText visit={entry} timeZone={timeZone} />
        </span>
      </td>
    </tr>
  );
});

function Employee() {
  const { t } = useLiveDeskText();
  return (
    <span className="entries__person" title={t('person.pegawai')}>
      {' '}
      <IdCard aria-hidden size="1.125rem" />
      <span className="visually-hidden">{t('person.pegawai')}</span>
    </span>
  );
}

function Nothing() {
  const { t } = useLiveDeskText();
  return (
    <span className="soft">
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('none')}</span>
    </span>
  );
}
