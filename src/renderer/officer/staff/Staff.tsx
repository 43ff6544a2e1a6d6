import { FileDown, FileUp, IdCard } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import type { SectionProps } from '../sections.ts';
import { EmployeePanel } from './EmployeePanel.tsx';
import { EmployeeTable } from './EmployeeTable.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { RosterDialog, type Chosen } from './RosterDialog.tsx';
import { useStaffText } from './texts.en.ts';
import { useStaff } from './useStaff.ts';
import './staff.css';

/** The office's employees: looked up by any officer, imported and given passes by an admin. */
export function Staff({ kiosk, site: { timeZone }, officer }: SectionProps) {
  const { t } = useStaffText();
  const client = useClient();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState<number | null>(null);
  const [dialog, setDialog] = useState<Chosen | 'issue' | null>(null);
  const [told, setTold] = useState<string | null>(null);
  // A scan may have told something new of somebody.
  const { list, problem, reload } = useStaff(text.trim(), kiosk.today.total);
  const admin = officer.role === 'admin';
  const employees = list?.employees ?? [];
  const selected = employees.filter(({ id }) => chosen.has(id));
  const shown = employees.find(({ id }) => id === open);

  const chooseRoster = () => {
    setTold(null);
    client
      .request('staff.roster.choose')
      .then(setDialog, (error: unknown) => setTold(t('failed', { code: refusalOf(error) })));
  };
  const saveCards = () => {
    setTold(null);
    client.request('staff.cards.save', { employees: selected.map(({ id }) => id) }).then(
      (saved) => {
        if (saved) setTold(t('cards.done', { count: saved.cards, file: saved.file }));
      },
      (error: unknown) => {
        const code = refusalOf(error);
        if (code === 'STAFF_REFUSED') setTold(t('cards.nothing'));
        else if (code === 'FILE_NOT_WRITTEN') setTold(t('failed.FILE_NOT_WRITTEN'));
        else setTold(t('failed', { code }));
      },
    );
  };
  const closeDialog = (message: string | null) => {
    setDialog(null);
    if (message === null) return;
    setTold(message);
    reload();
  };

  return (
    <section className="staff" data-testid="staff">
      <div className="staff__bar">
        <input
          type="search"
          className="staff__search"
          data-testid="staff-search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {admin ? (
          <>
            <Button data-testid="staff-import" onClick={chooseRoster}>
              <FileUp aria-hidden size="1.25rem" />
              {t('import')}
            </Button>
            <Button
              data-testid="staff-issue"
              disabled={selected.length === 0}
              onClick={() => setDialog('issue')}
            >
              <IdCard aria-hidden size="1.25rem" />
              {t('issue.open')}
            </Button>
            <Button data-testid="staff-cards" disabled={selected.length === 0} onClick={saveCards}>
              <FileDown aria-hidden size="1.25rem" />
              {t('cards.save')}
            </Button>
          </>
        ) : null}
      </div>
      <p className="staff__told" role="status" data-testid="staff-told">
        {told ??
          (list ? t(text.trim() === '' ? 'count' : 'found', { active: list.active, total: list.total }) : '')}
        {told === null && admin && employees.length > 0 ? (
          <span className="staff__chosen">{t('chosen', { count: selected.length })}</span>
        ) : null}
      </p>
      <div className="staff__body">
        {list === null || employees.length === 0 || problem ? (
          <Blank
            title={
              problem
                ? t('failed', { code: problem })
                : list === null
                  ? t('loading')
                  : t(text.trim() === '' ? 'empty.title' : 'empty.search')
            }
            hint={problem || !list || text.trim() !== '' ? '' : t(admin ? 'empty.hint' : 'empty.petugas')}
          >
            {problem ? (
              <Button look="primary" onClick={reload}>
                {t('retry')}
              </Button>
            ) : null}
          </Blank>
        ) : (
          <EmployeeTable
            employees={employees}
            timeZone={timeZone}
            chosen={admin ? chosen : null}
            open={open}
            onChoose={setChosen}
            onOpen={setOpen}
          />
        )}
        {shown ? (
          <EmployeePanel
            key={shown.id}
            employee={shown}
            timeZone={timeZone}
            admin={admin}
            onChanged={reload}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </div>
      {dialog !== null && dialog !== 'issue' ? <RosterDialog first={dialog} onClose={closeDialog} /> : null}
      {dialog === 'issue' ? <IssueDialog employees={selected} onClose={closeDialog} /> : null}
    </section>
  );
}

function Blank(props: {
  readonly title: string;
  readonly hint: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className="desk__blank" data-testid="staff-blank">
      <p className="desk__blank-title">{props.title}</p>
      <p>{props.hint}</p>
      {props.children}
    </div>
  );
}
