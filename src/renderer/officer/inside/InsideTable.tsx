import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { clockTime, zoneName } from '../../i18n/time.ts';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { useInsideText } from './texts.en.ts';

interface Props {
  readonly visits: readonly Visit[];
  readonly timeZone: string;
  readonly now: Date;
  readonly onLeave: (visit: Visit) => void;
}

/** Who is inside, since when, and a key to check each of them out. */
export function InsideTable({ visits, timeZone, now, onLeave }: Props) {
  const { language, t } = useInsideText();
  const since = ({ at }: Visit) => {
    const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000));
    return minutes < 60
      ? t('minutes', { minutes })
      : t('long', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
  return (
    <div className="entries" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="entries__table inside__table" data-testid="inside-table">
        <thead>
          <tr>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.person')}</th>
            <th scope="col" className="entries__number">
              {t('col.since', { zone: zoneName(timeZone, now) })}
            </th>
            <th scope="col" className="entries__number">
              {t('col.long')}
            </th>
            <th scope="col" className="inside__purpose">
              {t('col.purpose')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('col.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => {
            const { seq, holder, person, verdict, details } = visit;
            const name = holder ? shownName(holder.name) : t('nameless', { seq });
            return (
              <tr key={seq} data-testid="inside-row" data-seq={seq}>
                <td className="entries__name">
                  <span className="inside__name">
                    <CategoryMark category={verdict.category} size="1.25rem" />
                    <Name>{name}</Name>
                  </span>
                </td>
                <td>{t(`person.${person}`)}</td>
                <td className="entries__number">{clockTime(new Date(visit.at), timeZone, language)}</td>
                <td className="entries__number">{since(visit)}</td>
                <td className="inside__purpose">
                  {[details?.purpose, details?.host].filter((each) => each !== undefined).join(' · ')}
                </td>
                <td className="inside__act">
                  <Button
                    data-testid={`leave-${String(seq)}`}
                    aria-label={t('leave.of', { name })}
                    onClick={() => onLeave(visit)}
                  >
                    {t('leave')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
