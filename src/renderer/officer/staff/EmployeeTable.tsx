import { civilDate } from '#shared/domain/civil-date.ts';
import type { Employee, StaffPass } from '#shared/domain/staff.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { shortDate } from '../../i18n/time.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
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
  return (
    <div className="entries" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="entries__table employees" data-testid="employees">
        <thead>
          <tr>
            {chosen ? (
              <th scope="col" className="employees__tick">
                <label className="employees__box">
                  <input
                    type="checkbox"
                    data-testid="choose-all"
                    aria-label={t('col.all')}
                    checked={all}
                    onChange={() => onChoose(new Set(all ? [] : active))}
                  />
                </label>
              </th>
            ) : null}
            <th scope="col">{t('col.name')}</th>
            <th scope="col" className="employees__unit">
              {t('col.unit')}
            </th>
            <th scope="col" className="employees__number">
              {t('col.number')}
            </th>
            <th scope="col">{t('col.proof')}</th>
            <th scope="col">{t('col.pass')}</th>
          </tr>
        </thead>
        <tbody>
          {employees.map((employee) => (
            <tr
              key={employee.id}
              data-testid="employee"
              data-id={employee.id}
              data-pass={employee.pass?.state ?? 'none'}
              data-active={employee.active}
              aria-selected={employee.id === open}
            >
              {chosen ? (
                <td className="employees__tick">
                  {employee.active ? (
                    <label className="employees__box">
                      <input
                        type="checkbox"
                        aria-label={`${t('col.choose')}: ${employee.name}`}
                        checked={chosen.has(employee.id)}
                        onChange={() => toggle(employee.id)}
                      />
                    </label>
                  ) : null}
                </td>
              ) : null}
              <td>
                <button type="button" className="employees__name" onClick={() => onOpen(employee.id)}>
                  {employee.name}
                </button>
                {employee.active ? null : <span className="employees__retired">{t('retired')}</span>}
              </td>
              <td className="employees__unit">{employee.unit ?? ''}</td>
              <td className="employees__number">{employee.number ?? ''}</td>
              <td>
                <ProofText employee={employee} timeZone={timeZone} />
              </td>
              <td>
                <PassText pass={employee.pass} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the last check came to, and when. */
export function ProofText({ employee: { proof }, timeZone }: { employee: Employee; timeZone: string }) {
  const { language, t } = useStaffText();
  if (!proof) return <span className="employees__none">{t('proof.none')}</span>;
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
  if (!pass) return <span className="employees__none">{t('noneYet')}</span>;
  const date = shortDate(civilDate(new Date(pass.expiresAt), timeZone), language);
  return (
    <span className="employees__pass" data-state={pass.state}>
      {t(`pass.${pass.state}`, { date })}
    </span>
  );
}
