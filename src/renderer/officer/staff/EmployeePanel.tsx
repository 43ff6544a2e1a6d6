import { civilDate } from '#shared/domain/civil-date.ts';
import type { Employee, PassBasis } from '#shared/domain/staff.ts';
import { useState } from 'react';
import { shortDate } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { PassText, ProofText } from './EmployeeTable.tsx';
import { useStaffText } from './texts.en.ts';

interface Props {
  readonly employee: Employee;
  readonly timeZone: string;
  readonly admin: boolean;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One employee, and what an admin can do about them. What cannot be undone is asked twice. */
export function EmployeePanel({ employee, timeZone, admin, onChanged, onClose }: Props) {
  const { language, t } = useStaffText();
  const client = useClient();
  const [sure, setSure] = useState<'revoke' | 'retire' | 'erase' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, pass, active } = employee;
  useKeys({ Escape: () => (onClose(), true) });

  const done = (work: Promise<unknown>) => {
    setSure(null);
    work.then(onChanged, (error: unknown) => setProblem(t('failed', { code: refusalOf(error) })));
  };
  const day = (at: string) => shortDate(civilDate(new Date(at), timeZone), language);
  const revocable = pass?.state === 'valid' || pass?.state === 'held';

  const none = <span className="soft">{t('none')}</span>;
  return (
    <Panel
      className="employee"
      label={t('person.pegawai')}
      title={employee.name}
      testId="employee-panel"
      onClose={onClose}
    >
      <Facts>
        <Fact name={t('col.born')}>{shortDate(employee.birthDate, language)}</Fact>
        <Fact name={t('col.number')}>{employee.number ?? none}</Fact>
        <Fact name={t('col.unit')}>{employee.unit ?? none}</Fact>
        <Fact name={t('col.phone')}>{employee.phone ?? none}</Fact>
        <Fact name={t('fact.proof')}>
          <ProofText employee={employee} timeZone={timeZone} />
        </Fact>
        <Fact name={t('col.pass')}>
          <PassText pass={pass} timeZone={timeZone} />
        </Fact>
        {pass ? (
          <>
            <Fact name={t('fact.issued')}>{day(pass.issuedAt)}</Fact>
            <Fact name={t('fact.basis')}>
              <Basis basis={pass.basis} day={day} />
            </Fact>
          </>
        ) : null}
      </Facts>
      {pass?.state === 'held' ? <p className="employee__held">{t('held.why')}</p> : null}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {admin ? (
        <div className="employee__actions">
          {revocable ? (
            <Button
              look={sure === 'revoke' ? 'primary' : 'plain'}
              data-testid="pass-revoke"
              onClick={() =>
                sure === 'revoke'
                  ? done(client.request('staff.pass.revoke', { employee: id }))
                  : setSure('revoke')
              }
            >
              {t(sure === 'revoke' ? 'revoke.sure' : 'revoke')}
            </Button>
          ) : null}
          <Button
            look={sure === 'retire' ? 'primary' : 'plain'}
            data-testid="employee-active"
            onClick={() =>
              active && sure !== 'retire'
                ? setSure('retire')
                : done(client.request('staff.setActive', { employee: id, active: !active }))
            }
          >
            {t(active ? (sure === 'retire' ? 'retire.sure' : 'deactivate') : 'return')}
          </Button>
          {active ? null : (
            <Button
              look={sure === 'erase' ? 'primary' : 'plain'}
              data-testid="employee-erase"
              onClick={() =>
                sure === 'erase'
                  ? done(client.request('staff.erase', { employee: id }).then(onClose))
                  : setSure('erase')
              }
            >
              {t(sure === 'erase' ? 'erase.sure' : 'erase')}
            </Button>
          )}
        </div>
      ) : null}
    </Panel>
  );
}

function Basis({ basis, day }: { readonly basis: PassBasis; readonly day: (at: string) => string }) {
  const { t } = useStaffText();
  if (basis.by === 'proof') return t('basis.proof', { date: day(basis.proof.at) });
  const reason = t(`reason.${basis.reason}`);
  return basis.note === undefined ? reason : `${reason}: ${basis.note}`;
}
