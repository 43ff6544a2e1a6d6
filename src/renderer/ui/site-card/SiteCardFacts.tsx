import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import type { OfficeView } from '#shared/domain/site-card.ts';
import { zoneName } from '../../i18n/time.ts';
import { useSiteCardText } from './texts.en.ts';
import './site-card.css';

const FIELDS = [
  'name',
  'code',
  'kind',
  'timeZone',
  'language',
  'policy',
  'trust',
  'capacity',
  'retentionDays',
] as const satisfies readonly (keyof OfficeView)[];
type Field = (typeof FIELDS)[number];

/** What a card says, a line each. @param but fields that stand elsewhere already */
export function SiteCardFacts({ card, but }: { readonly card: OfficeView; readonly but: readonly Field[] }) {
  const { t } = useSiteCardText();
  return (
    <dl className="facts" data-testid="card-facts">
      {FIELDS.filter((field) => !but.includes(field)).map((field) => (
        <div key={field} className="facts__row">
          <dt>{t(`office.${field}`)}</dt>
          <dd data-field={field}>{say(field, card, t)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a card would change. */
export function SiteCardChanges({
  card,
  present,
}: {
  readonly card: OfficeView;
  readonly present: OfficeView;
}) {
  const { t } = useSiteCardText();
  const changed = FIELDS.filter((field) => differs(field, card, present));
  if (changed.length === 0) return <p data-testid="card-same">{t('dialog.same')}</p>;
  return (
    <table className="changes" data-testid="card-changes">
      <thead>
        <tr>
          <th scope="col">{t('col.what')}</th>
          <th scope="col">{t('col.now')}</th>
          <th scope="col">{t('col.next')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((field) => (
          <tr key={field} data-field={field}>
            <th scope="row">{t(`office.${field}`)}</th>
            <td>{say(field, present, t)}</td>
            <td className="changes__next">{say(field, card, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function differs(field: Field, one: OfficeView, other: OfficeView): boolean {
  return JSON.stringify(one[field]) !== JSON.stringify(other[field]);
}

function say(field: Field, view: OfficeView, t: ReturnType<typeof useSiteCardText>['t']): string {
  switch (field) {
    case 'kind':
      return view.kind === null ? '—' : t(`kind.${view.kind}`);
    case 'language':
      return t(`language.${view.language}`);
    case 'trust':
      if (view.trust.length === 0) return t('trust.file');
      return view.trust.length === 1 && view.trust[0] === WHO_LIST
        ? t('trust.who')
        : t('trust.lists', { count: view.trust.length });
    case 'capacity':
      return view.capacity === null ? t('capacity.none') : t('capacity.people', { count: view.capacity });
    case 'retentionDays':
      return t('retention.days', { count: view.retentionDays });
    case 'timeZone':
      return `${zoneName(view.timeZone, new Date())} · ${view.timeZone}`;
    case 'name':
    case 'code':
    case 'policy':
      return view[field] ?? '—';
  }
}
