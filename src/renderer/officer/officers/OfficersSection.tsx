import { civilDate } from '#shared/domain/civil-date.ts';
import type { OfficerAccount } from '#shared/domain/officer.ts';
import type { RequestPayload } from '#shared/ipc/contract.ts';
import { KeyRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RecoveryCode } from '../../ui/RecoveryCode.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import type { SectionProps } from '../section.ts';
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
  const {
    data: accounts,
    problem: unread,
    change: take,
  } = useRequest((from) => from.request('officers.list'));
  const setAccounts = (found: readonly OfficerAccount[]) => take(() => [...found]);
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const failed = (error: unknown) => setProblem(refusalText(t, refusalOf(error)));

  const change = (payload: RequestPayload<'officers.change'>) => {
    setProblem(null);
    client.request('officers.change', payload).then(setAccounts, failed);
  };
  const makeCode = () => {
    client.request('officers.recoveryCode').then((code) => setOpen({ kind: 'code', code }), failed);
  };
  const columns: readonly Column<OfficerAccount>[] = [
    {
      key: 'name',
      head: t('col.name'),
      kind: 'name',
      cell: ({ id, name, active }) => (
        <>
          {name}
          {id === officer.id ? <span className="officers__mark">{t('you')}</span> : null}
          {active ? null : <span className="officers__mark">{t('inactive')}</span>}
        </>
      ),
    },
    { key: 'role', head: t('col.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'created',
      head: t('col.created'),
      kind: 'when',
      cell: ({ createdAt }) => shortDate(civilDate(new Date(createdAt), timeZone), language),
    },
    {
      key: 'last',
      head: t('col.last'),
      kind: 'when',
      cell: ({ lastSignIn }) =>
        lastSignIn === null ? t('never') : dayAndTime(new Date(lastSignIn), timeZone, language),
    },
    {
      key: 'action',
      head: t('col.action'),
      cell: (account) =>
        account.id === officer.id ? null : (
          <Actions account={account} onChange={change} onPin={() => setOpen({ kind: 'pin', account })} />
        ),
    },
  ];
  return (
    <section className="fill fill--apart" data-testid="officers">
      {(problem ?? unread) ? <Banner data-testid="officers-problem">{problem ?? unread}</Banner> : null}
      <header className="bar bar--apart">
        <h2>{t('list')}</h2>
        <Button look="primary" data-testid="officers-add" onClick={() => setOpen({ kind: 'add' })}>
          <UserPlus aria-hidden size="1.25rem" />
          {t('add')}
        </Button>
      </header>
      {accounts === null ? (
        <p className="desk__loading">{t('loading')}</p>
      ) : (
        <Table
          label={t('list')}
          regionClass="officers__list"
          columns={columns}
          rows={accounts}
          keyOf={({ id }) => id}
          rowProps={({ active }) => ({ 'data-testid': 'account', 'data-active': active ? '' : undefined })}
        />
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
        <Confirm
          title={t('recovery.sure')}
          testId="recovery-sure"
          yes={t('recovery.make')}
          yesTestId="recovery-yes"
          onYes={makeCode}
          onClose={close}
        />
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
    <span className="bar officers__actions">
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
