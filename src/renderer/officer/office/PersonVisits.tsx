import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { useOfficeText } from './texts.en.ts';
import { Name } from '../../ui/Name.tsx';

interface Props {
  readonly visits: readonly Visit[];
  readonly timeZone: string;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}

/** The visits that were found, with all that is kept of the person in each, to tick. */
export function PersonVisits({ visits, timeZone, chosen, onChoose }: Props) {
  const { language, t } = useOfficeText();
  const all = visits.every(({ seq }) => chosen.has(seq));
  const toggle = (seq: number) => {
    const next = new Set(chosen);
    if (!next.delete(seq)) next.add(seq);
    onChoose(next);
  };
  const kept = ({ details }: Visit) =>
    [
      ...(details?.nik === undefined ? [] : [t('kept.nik', { nik: details.nik })]),
      ...(details?.phone === undefined ? [] : [t('kept.phone', { phone: details.phone })]),
      details?.village,
      details?.purpose,
      details?.host,
      details?.note,
    ]
      .filter((each) => each !== undefined)
      .join(' · ');
  return (
    <div className="entries" role="region" aria-label={t('privacy.table')} tabIndex={0}>
      <table className="entries__table person" data-testid="person-visits">
        <thead>
          <tr>
            <th scope="col">
              <label className="person__box">
                <input
                  type="checkbox"
                  aria-label={t('privacy.all')}
                  data-testid="person-all"
                  checked={all}
                  onChange={() => onChoose(new Set(all ? [] : visits.map(({ seq }) => seq)))}
                />
              </label>
            </th>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.born')}</th>
            <th scope="col">{t('col.time')}</th>
            <th scope="col">{t('col.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => {
            const name = visit.holder ? shownName(visit.holder.name) : t('privacy.nameless');
            return (
              <tr key={visit.seq} data-testid="person-visit" data-seq={visit.seq}>
                <td>
                  <label className="person__box">
                    <input
                      type="checkbox"
                      aria-label={`${t('col.tick')}: ${name}, ${String(visit.seq)}`}
                      checked={chosen.has(visit.seq)}
                      onChange={() => toggle(visit.seq)}
                    />
                  </label>
                </td>
                <td className="entries__name">
                  <Name>{name}</Name>
                </td>
                <td className="person__when">
                  {visit.holder?.birthDate === undefined ? null : shortDate(visit.holder.birthDate, language)}
                </td>
                <td className="person__when">{dayAndTime(new Date(visit.at), timeZone, language)}</td>
                <td className="person__kept">{kept(visit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
