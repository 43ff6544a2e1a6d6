import { shownName } from '#shared/domain/person-name.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { createPortal } from 'react-dom';
import { clockTime, longDate, zoneName } from '../../i18n/time.ts';
import { useInsideText } from './texts.en.ts';

interface Props {
  readonly visits: readonly Visit[];
  readonly site: Site;
  readonly at: Date;
}

/** Who is inside, by name, for paper: it is not on the screen. */
export function EvacuationList({ visits, site: { name: office, timeZone }, at }: Props) {
  const { language, t } = useInsideText();
  const nameOf = ({ seq, holder }: Visit) => (holder ? shownName(holder.name) : t('nameless', { seq }));
  const byName = [...visits].sort((a, b) => nameOf(a).localeCompare(nameOf(b), language));
  const time = clockTime(at, timeZone, language);
  return createPortal(
    <section className="paper" lang={language} data-testid="evacuation">
      <h1 className="paper__title">{t('list.title')}</h1>
      <p>
        {t('list.at', { date: longDate(at, timeZone, language), time, zone: zoneName(timeZone, at), office })}
      </p>
      <p className="paper__count">{t('list.count', { count: visits.length })}</p>
      <table className="paper__table">
        <thead>
          <tr>
            <th scope="col">{t('col.seq')}</th>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.person')}</th>
            <th scope="col">{t('col.since', { zone: zoneName(timeZone, at) })}</th>
            <th scope="col">{t('col.host')}</th>
            <th scope="col">{t('list.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {byName.map((visit, place) => (
            <tr key={visit.seq}>
              <td>{place + 1}</td>
              <td className="paper__name">
                <bdi>{nameOf(visit)}</bdi>
              </td>
              <td>{t(`person.${visit.person}`)}</td>
              <td>{clockTime(new Date(visit.at), timeZone, language)}</td>
              <td>{visit.details?.host}</td>
              <td>
                <span className="paper__box" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper__foot">{t('list.foot')}</p>
    </section>,
    document.body,
  );
}
