import type { CardOffice } from '#shared/domain/site-card.ts';
import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import { zoneName } from '../../i18n/time.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { useCardsText } from './texts.en.ts';

/** What was read of each office. */
export function OfficeTable({ offices }: { readonly offices: readonly CardOffice[] }) {
  const { t } = useCardsText();
  const now = new Date();
  const columns: readonly Column<CardOffice>[] = [
    { key: 'code', head: t('office.code'), kind: 'when', cell: ({ code }) => code },
    { key: 'name', head: t('office.name'), kind: 'name', cell: ({ name }) => name },
    { key: 'kind', head: t('office.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'timeZone', head: t('office.timeZone'), cell: ({ timeZone }) => zoneName(timeZone, now) },
    { key: 'languages', head: t('office.languages'), cell: ({ languages }) => languages.join(', ') },
    { key: 'policy', head: t('office.policy'), cell: ({ policy }) => policy },
    { key: 'trust', head: t('office.trust'), cell: ({ trust }) => trustWord(trust, t) },
    {
      key: 'capacity',
      head: t('office.capacity'),
      kind: 'number',
      cell: ({ capacity }) => capacity ?? '—',
    },
    {
      key: 'retentionDays',
      head: t('office.retentionDays'),
      kind: 'number',
      cell: ({ retentionDays }) => retentionDays,
    },
  ];
  return (
    <Table
      label={t('offices.table')}
      testId="cards-offices"
      regionClass="entries--dense cards__scroll cards__offices"
      columns={columns}
      rows={offices}
      keyOf={({ code }) => code}
    />
  );
}

function trustWord(trust: readonly string[], t: ReturnType<typeof useCardsText>['t']): string {
  if (trust.length === 0) return t('trust.file');
  return trust.length === 1 && trust[0] === WHO_LIST
    ? t('trust.who')
    : t('trust.lists', { count: trust.length });
}
