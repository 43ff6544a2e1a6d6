import type { CardOffice } from '#shared/domain/site-card.ts';
import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import { zoneName } from '../../i18n/time.ts';
import { useCardsText } from './texts.en.ts';

/** What was read of each office. */
export function OfficeTable({ offices }: { readonly offices: readonly CardOffice[] }) {
  const { t } = useCardsText();
  const now = new Date();
  return (
    <div className="cards__scroll" role="region" aria-label={t('offices.table')} tabIndex={0}>
      <table className="cards__table" data-testid="cards-offices">
        <thead>
          <tr>
            <th scope="col">{t('office.code')}</th>
            <th scope="col">{t('office.name')}</th>
            <th scope="col">{t('office.kind')}</th>
            <th scope="col">{t('office.timeZone')}</th>
            <th scope="col">{t('office.languages')}</th>
            <th scope="col">{t('office.policy')}</th>
            <th scope="col">{t('office.trust')}</th>
            <th scope="col" className="cards__number">
              {t('office.capacity')}
            </th>
            <th scope="col" className="cards__number">
              {t('office.retentionDays')}
            </th>
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <tr key={office.code}>
              <td className="cards__code">{office.code}</td>
              <td className="cards__name">{office.name}</td>
              <td>{t(`kind.${office.kind}`)}</td>
              <td>{zoneName(office.timeZone, now)}</td>
              <td>{office.languages.join(', ')}</td>
              <td>{office.policy}</td>
              <td>{trustWord(office.trust, t)}</td>
              <td className="cards__number">{office.capacity ?? '—'}</td>
              <td className="cards__number">{office.retentionDays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function trustWord(trust: readonly string[], t: ReturnType<typeof useCardsText>['t']): string {
  if (trust.length === 0) return t('trust.file');
  return trust.length === 1 && trust[0] === WHO_LIST
    ? t('trust.who')
    : t('trust.lists', { count: trust.length });
}
