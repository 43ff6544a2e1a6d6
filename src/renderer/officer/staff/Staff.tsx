import { FileDown, FileUp, IdCard } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Button } from '../../ui/Button.tsx';
import type { SectionProps } from '../section.ts';
import { Blank } from '../Blank.tsx';
import { EmployeePanel } from './EmployeePanel.tsx';
import { EmployeeTable } from './EmployeeTable.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { RosterDialog, type Chosen } from './RosterDialog.tsx';
import { useStaffText } from './texts.en.ts';
import './staff.css';

/** As many rows as a screen can draw at once; a search finds the others. */
const LIMIT = 500;
/** How long typing has to rest before it is searched for, in milliseconds. */
const REST_MS = 150;

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
  const {
    data: list,
    problem,
    reload,
  } = useRequest(
    (from) => from.request('staff.list', { text: text.trim(), limit: LIMIT }),
    [text.trim(), kiosk.today.total],
    text.trim() === '' ? 0 : REST_MS,
  );
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
    <section className="fill" data-testid="staff">
      <div className="bar">
        <input
          type="search"
          className="search"
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
          <span className="soft">{t('chosen', { count: selected.length })}</span>
        ) : null}
      </p>
      <div className="beside staff__body">
        {list === null || employees.length === 0 || problem ? (
          <Blank
            testId="staff-blank"
            title={
              problem
                ? t('failed', { code: problem })
                : list === null
                  ? t('loading')
                  : t(text.trim() === '' ? 'empty.title' : 'empty.search')
            }
            hint={problem || !list || text.trim() !== '' ? null : t(admin ? 'empty.hint' : 'empty.petugas')}
            onRetry={problem ? reload : null}
          />
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
