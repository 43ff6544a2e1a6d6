import { civilDate } from '#shared/domain/civil-date.ts';
import type { OfficerAccount } from '#shared/domain/officer.ts';
import type { RequestPayload } from '#shared/ipc/contract.ts';
import { KeyRound, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RecoveryCode } from '../../ui/RecoveryCode.tsx';
import type { SectionProps } from '../sections.ts';
import { AccountForm } from './AccountForm.tsx';
import { PinForm } from './PinForm.tsx';
import { refusalText } from './refusal-text.ts';
import { useOfficersText } from './texts.en.ts';
import './officers.css';

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'pin'; readonly account: OfficerAccount }
  | { readonly kind: 'sure' }
  | { readonly kind: 'code'; readonly code: string };

/** The office's officers, and its recovery code; for an admin. */
export function OfficersSection({ site: { timeZone }, officer }: SectionProps) {
  const { language, t } = useOfficersText();
  const client = useClient();
  const [accounts, setAccounts] = useState<readonly OfficerAccount[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const failed = (error: unknown) => setProblem(refusalText(t, refusalOf(error)));

  useEffect(() => {
    let current = true;
    client.request('officers.list').then(
      (found) => {
        if (current) setAccounts(found);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client]);

  const change = (payload: RequestPayload<'officers.change'>) => {
    setProblem(null);
    client.request('officers.change', payload).then(setAccounts, failed);
  };
  const makeCode = () => {
    client.request('officers.recoveryCode').then((code) => setOpen({ kind: 'code', code }), failed);
  };

  return (
    <section className="officers" data-testid="officers">
      {problem ? <Banner data-testid="officers-problem">{problem}</Banner> : null}
      <header className="officers__head">
        <h2>{t('list')}</h2>
        <Button look="primary" data-testid="officers-add" onClick={() => setOpen({ kind: 'add' })}>
          <UserPlus aria-hidden size="1.25rem" />
          {t('add')}
        </Button>
      </header>
      {accounts === null ? (
        <p className="desk__loading">{t('loading')}</p>
      ) : (
        <div className="entries officers__list" role="region" aria-label={t('list')} tabIndex={0}>
          <table className="entries__table">
            <thead>
              <tr>
                {(['name', 'role', 'created', 'last', 'action'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <tr key={account.id} data-testid="account" data-active={account.active ? '' : undefined}>
                  <td className="entries__name">
                    {account.name}
                    {account.id === officer.id ? <span className="officers__mark">{t('you')}</span> : null}
                    {account.active ? null : <span className="officers__mark">{t('inactive')}</span>}
                  </td>
                  <td>{t(`role.${account.role}`)}</td>
                  <td className="officers__time">
                    {shortDate(civilDate(new Date(account.createdAt), timeZone), language)}
                  </td>
                  <td className="officers__time">
                    {account.lastSignIn === null
                      ? t('never')
                      : dayAndTime(new Date(account.lastSignIn), timeZone, language)}
                  </td>
                  <td>
                    {account.id === officer.id ? null : (
                      <Actions
                        account={account}
                        onChange={change}
                        onPin={() => setOpen({ kind: 'pin', account })}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <footer className="officers__recovery">
        <KeyRound aria-hidden size="1.5rem" />
        <p>
          <strong>{t('recovery')}</strong> {t('recovery.note')}
        </p>
        <Button data-testid="recovery-make" onClick={() => setOpen({ kind: 'sure' })}>
          {t('recovery.make')}
        </Button>
      </footer>
      {open?.kind === 'add' ? (
        <AccountForm
          onMade={(made) => {
            setAccounts(made);
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'pin' ? <PinForm other={open.account} onClose={close} /> : null}
      {open?.kind === 'sure' ? (
        <Modal title={t('recovery.sure')} testId="recovery-sure" onClose={close}>
          <div className="modal__actions">
            <Button autoFocus onClick={close}>
              {t('cancel')}
            </Button>
            <Button look="primary" data-testid="recovery-yes" onClick={makeCode}>
              {t('recovery.make')}
            </Button>
          </div>
        </Modal>
      ) : null}
      {open?.kind === 'code' ? (
        <Modal title={t('recovery')} testId="recovery-new" onClose={() => undefined}>
          <RecoveryCode code={open.code} onDone={close} />
        </Modal>
      ) : null}
    </section>
  );
}

interface ActionsProps {
  readonly account: OfficerAccount;
  readonly onChange: (payload: RequestPayload<'officers.change'>) => void;
  readonly onPin: () => void;
}

/** What an admin does with another's account; nobody is deleted, for what they did stays on record. */
function Actions({ account: { id, role, active }, onChange, onPin }: ActionsProps) {
  const { t } = useOfficersText();
  const [sure, setSure] = useState(false);
  return (
    <span className="officers__actions">
      <Button look="quiet" data-testid="account-pin" onClick={onPin}>
        {t('action.pin')}
      </Button>
      <Button
        look="quiet"
        data-testid="account-role"
        onClick={() => onChange({ id, role: role === 'admin' ? 'petugas' : 'admin' })}
      >
        {t(role === 'admin' ? 'action.makePetugas' : 'action.makeAdmin')}
      </Button>
      <Button
        look="quiet"
        data-testid="account-active"
        onBlur={() => setSure(false)}
        onClick={() => {
          if (active && !sure) setSure(true);
          else {
            setSure(false);
            onChange({ id, active: !active });
          }
        }}
      >
        {active ? (sure ? t('action.sure') : t('deactivate')) : t('action.activate')}
      </Button>
    </span>
  );
}
