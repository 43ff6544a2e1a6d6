import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { clockTime, zoneName } from '../../i18n/time.ts';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
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
  const nameOf = ({ seq, holder }: Visit) => (holder ? shownName(holder.name) : t('nameless', { seq }));
  const columns: readonly Column<Visit>[] = [
    {
      key: 'name',
      head: t('col.name'),
      kind: 'name',
      cell: (visit) => (
        <span className="inside__name">
          <CategoryMark category={visit.verdict.category} size="1.25rem" />
          <Name>{nameOf(visit)}</Name>
        </span>
      ),
    },
    { key: 'person', head: t('col.person'), cell: ({ person }) => t(`person.${person}`) },
    {
      key: 'since',
      head: t('col.since', { zone: zoneName(timeZone, now) }),
      kind: 'number',
      cell: ({ at }) => clockTime(new Date(at), timeZone, language),
    },
    { key: 'long', head: t('col.long'), kind: 'number', cell: since },
    {
      key: 'purpose',
      head: t('col.purpose'),
      className: 'inside__purpose',
      cell: ({ details }) =>
        [details?.purpose, details?.host].filter((each) => each !== undefined).join(' · '),
    },
    {
      key: 'act',
      head: <span className="visually-hidden">{t('col.action')}</span>,
      className: 'inside__act',
      cell: (visit) => (
        <Button
          data-testid={`leave-${String(visit.seq)}`}
          aria-label={t('leave.of', { name: nameOf(visit) })}
          onClick={() => onLeave(visit)}
        >
          {t('leave')}
        </Button>
      ),
    },
  ];
  return (
    <Table
      label={t('table')}
      testId="inside-table"
      columns={columns}
      rows={visits}
      keyOf={({ seq }) => seq}
      rowProps={({ seq }) => ({ 'data-testid': 'inside-row', 'data-seq': seq })}
    />
  );
}
