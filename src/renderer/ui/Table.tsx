import type { HTMLAttributes, ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** `number`: figures, at the right; `when`: figures that stand beneath one another; `name`: what a row is called. */
  readonly kind?: 'number' | 'when' | 'name' | undefined;
  readonly className?: string | undefined;
}

type RowAttributes = HTMLAttributes<HTMLTableRowElement> &
  Readonly<Record<`data-${string}`, string | number | boolean | null | undefined>>;

interface Props<Row> {
  /** What the table is of, for those who do not see it. */
  readonly label: string;
  readonly testId?: string;
  readonly className?: string;
  /** Of the scrolling region. */
  readonly regionClass?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly rowProps?: (row: Row) => RowAttributes;
  /** What stands below the rows, within what scrolls. */
  readonly children?: ReactNode;
}

/** Rows that scroll beneath their head, by keys as well. */
export function Table<Row>(props: Props<Row>) {
  const { label, testId, className = '', regionClass = '', columns, rows, keyOf, rowProps, children } = props;
  const classOf = ({ kind, className: own }: Column<Row>) =>
    [kind && `entries__${kind}`, own].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`entries ${regionClass}`} role="region" aria-label={label} tabIndex={0}>
      <table className={`entries__table ${className}`} data-testid={testId}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} {...rowProps?.(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
