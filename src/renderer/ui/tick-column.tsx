import type { Column } from './Table.tsx';

interface Tick {
  readonly label: string;
  readonly testId?: string;
  readonly checked: boolean;
  readonly onChange: () => void;
}

/** A table's column by which rows are ticked, one by one or all at once; null: such a row cannot be. */
export function tickColumn<Row>(ticks: {
  readonly all: Tick;
  readonly of: (row: Row) => Tick | null;
}): Column<Row> {
  return {
    key: 'tick',
    className: 'entries__tick',
    head: <Box {...ticks.all} />,
    cell: (row) => {
      const tick = ticks.of(row);
      return tick && <Box {...tick} />;
    },
  };
}

function Box({ label, testId, checked, onChange }: Tick) {
  return (
    <label className="entries__box">
      <input type="checkbox" aria-label={label} data-testid={testId} checked={checked} onChange={onChange} />
    </label>
  );
}
