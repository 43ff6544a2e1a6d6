import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { dayAndTime, shortDate, zoneName } from '../../i18n/time.ts';
import { useOfficeText } from './texts.en.ts';
import { Name } from '../../ui/Name.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { tickColumn } from '../../ui/tick-column.tsx';

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
  const zone = zoneName(timeZone, new Date(visits[0]?.at ?? 0));
  const nameOf = ({ holder }: Visit) => (holder ? shownName(holder.name) : t('privacy.nameless'));
  const columns: readonly Column<Visit>[] = [
    tickColumn({
      all: {
        label: t('privacy.all'),
        testId: 'person-all',
        checked: all,
        onChange: () => onChoose(new Set(all ? [] : visits.map(({ seq }) => seq))),
      },
      of: (visit) => ({
        label: `${t('col.tick')}: ${nameOf(visit)}, ${String(visit.seq)}`,
        checked: chosen.has(visit.seq),
        onChange: () => toggle(visit.seq),
      }),
    }),
    { key: 'name', head: t('col.name'), kind: 'name', cell: (visit) => <Name>{nameOf(visit)}</Name> },
    {
      key: 'born',
      head: t('col.born'),
      kind: 'when',
      cell: ({ holder }) => holder?.birthDate !== undefined && shortDate(holder.birthDate, language),
    },
    {
      key: 'time',
      head: t('col.time', { zone }),
      kind: 'when',
      cell: ({ at }) => dayAndTime(new Date(at), timeZone, language),
    },
    { key: 'kept', head: t('col.kept'), className: 'wrap', cell: kept },
  ];
  return (
    <Table
      label={t('privacy.table')}
      testId="person-visits"
      columns={columns}
      rows={visits}
      keyOf={({ seq }) => seq}
      rowProps={({ seq }) => ({ 'data-testid': 'person-visit', 'data-seq': seq })}
    />
  );
}
