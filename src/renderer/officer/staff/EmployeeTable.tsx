import { civilDate } from '#shared/domain/civil-date.ts';
import type { Employee, StaffPass } from '#shared/domain/staff.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { shortDate } from '../../i18n/time.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { tickColumn } from '../../ui/tick-column.tsx';
import { useStaffText } from './texts.en.ts';

interface Props {
  readonly employees: readonly Employee[];
  readonly timeZone: string;
  /** Whom the admin ticked; null where there is nothing to tick. */
  readonly chosen: ReadonlySet<number> | null;
  readonly open: number | null;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
  readonly onOpen: (id: number) => void;
}

/** Employees with how they stand: the last check, and the pass. */
export function EmployeeTable({ employees, timeZone, chosen, open, onChoose, onOpen }: Props) {
  const { t } = useStaffText();
  const active = employees.filter((each) => each.active).map(({ id }) => id);
  const all = active.length > 0 && active.every((id) => chosen?.has(id));
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const columns: readonly Column<Employee>[] = [
    ...(chosen
      ? [
          tickColumn<Employee>({
            all: {
              label: t('col.all'),
              testId: 'choose-all',
              checked: all,
              onChange: () => onChoose(new Set(all ? [] : active)),
            },
            of: ({ id, name, active: ticks }) =>
              ticks
                ? {
                    label: `${t('col.choose')}: ${name}`,
                    checked: chosen.has(id),
                    onChange: () => toggle(id),
                  }
                : null,
          }),
        ]
      : []),
    {
      key: 'name',
      head: t('col.name'),
      cell: ({ id, name, active: works }) => (
        <>
          <button type="button" className="link employees__name" onClick={() => onOpen(id)}>
            {name}
          </button>
          {works ? null : <span className="employees__retired">{t('retired')}</span>}
        </>
      ),
    },
    { key: 'unit', head: t('col.unit'), className: 'employees__unit', cell: ({ unit }) => unit },
    {
      key: 'number',
      head: t('col.number'),
      className: 'entries__when employees__number',
      cell: ({ number }) => number,
    },
    {
      key: 'proof',
      head: t('col.proof'),
      cell: (employee) => <ProofText employee={employee} timeZone={timeZone} />,
    },
    { key: 'pass', head: t('col.pass'), cell: ({ pass }) => <PassText pass={pass} timeZone={timeZone} /> },
  ];
  return (
    <Table
      label={t('table')}
      testId="employees"
      className="employees"
      columns={columns}
      rows={employees}
      keyOf={({ id }) => id}
      rowProps={({ id, pass, active: works }) => ({
        'data-testid': 'employee',
        'data-id': id,
        'data-pass': pass?.state ?? 'none',
        'data-active': works,
        'aria-selected': id === open,
      })}
    />
  );
}

/** What the last check came to, and when. */
export function ProofText({ employee: { proof }, timeZone }: { employee: Employee; timeZone: string }) {
  const { language, t } = useStaffText();
  if (!proof) return <span className="soft">{t('proof.none')}</span>;
  return (
    <span className="entries__category">
      <CategoryMark category={proof.category} size="1.25rem" />
      {`${categoryWord(proof.category, language)}, ${shortDate(civilDate(new Date(proof.at), timeZone), language)}`}
    </span>
  );
}

/** How a pass stands. */
export function PassText({ pass, timeZone }: { pass: StaffPass | null; timeZone: string }) {
  const { language, t } = useStaffText();
  if (!pass) return <span className="soft">{t('noneYet')}</span>;
  const date = shortDate(civilDate(new Date(pass.expiresAt), timeZone), language);
  return (
    <span className="employees__pass" data-state={pass.state}>
      {t(`pass.${pass.state}`, { date })}
    </span>
  );
}
