import type { OfficeProblem } from '#shared/domain/card-making.ts';
import { officeProblemText } from '#shared/messages/offices.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { useCardsText } from './texts.en.ts';

/** What is wrong with a list, cell by cell. */
export function ProblemTable({ problems }: { readonly problems: readonly OfficeProblem[] }) {
  const { t, language } = useCardsText();
  const columns: readonly Column<OfficeProblem>[] = [
    { key: 'row', head: t('col.row'), kind: 'number', cell: ({ row }) => row },
    { key: 'column', head: t('problems.column'), kind: 'when', cell: ({ column }) => t(`office.${column}`) },
    { key: 'what', head: t('problems.what'), cell: (problem) => officeProblemText(problem, language) },
  ];
  return (
    <Table
      label={t('problems.table')}
      testId="cards-problems"
      regionClass="entries--dense cards__scroll"
      columns={columns}
      rows={problems}
      keyOf={({ row, column }) => `${row} ${column}`}
      rowProps={({ row, column }) => ({ 'data-row': row, 'data-column': column })}
    />
  );
}
