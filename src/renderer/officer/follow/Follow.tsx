import { CASE_AGES, type CaseFilter, type FollowCase } from '#shared/domain/follow-up.ts';
import { FOLLOW_STATES } from '#shared/domain/visit.ts';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CategoryWord } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { BareSelect } from '../../ui/Select.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Blank } from '../Blank.tsx';
import { More } from '../More.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useExportText } from '../export/texts.en.ts';
import type { SectionProps } from '../section.ts';
import { CasePanel } from './CasePanel.tsx';
import { useFollowText } from './texts.en.ts';
import { useCases } from './useCases.ts';
import './follow.css';

/** Whom the task force follows up, and what was done about each. */
export function Follow({ kiosk, officer, site: { timeZone } }: SectionProps) {
  const { t } = useFollowText();
  const { t: exportText } = useExportText();
  const [exporting, setExporting] = useState(false);
  const [filter, setFilter] = useState<CaseFilter>({ state: 'open' });
  const [open, setOpen] = useState<number | null>(null);
  const { cases, counts, more, problem, reload, next } = useCases(filter, kiosk.today.total);
  const all = counts && counts.open + counts.contacted + counts.done;
  return (
    <section className="fill" data-testid="follow-section">
      <div className="bar bar--apart">
        <div className="bar follow__states" role="group" aria-label={t('states')}>
          {[...FOLLOW_STATES, undefined].map((state) => (
            <Button
              key={state ?? 'all'}
              look={filter.state === state ? 'primary' : 'plain'}
              aria-pressed={filter.state === state}
              data-testid={`state-${state ?? 'all'}`}
              onClick={() =>
                setFilter(({ age }) => ({ ...(age ? { age } : {}), ...(state ? { state } : {}) }))
              }
            >
              {t(state ? `follow.${state}` : 'all')}
              <span className="follow__number tabular">{state ? counts?.[state] : all}</span>
            </Button>
          ))}
        </div>
        <label className="follow__age">
          <span className="field__label">{t('age')}</span>
          <BareSelect
            className="field__input"
            value={filter.age ?? ''}
            options={[
              { value: '', said: t('period.any') },
              ...CASE_AGES.map((value) => ({ value, said: t(`period.${value}`) })),
            ]}
            onChange={(age) =>
              setFilter(({ state }) => ({ ...(age === '' ? {} : { age }), ...(state ? { state } : {}) }))
            }
          />
        </label>
        {officer.role === 'admin' ? (
          <Button data-testid="follow-export" onClick={() => setExporting(true)}>
            <FileDown aria-hidden size="1.25rem" />
            {exportText('open')}
          </Button>
        ) : null}
      </div>
      {exporting ? (
        <ExportDialog
          subject={{ kind: 'cases', filter }}
          role={officer.role}
          onClose={() => setExporting(false)}
        />
      ) : null}
      <div className="beside follow__body">
        {problem !== null || cases === null || cases.length === 0 ? (
          <Blank
            testId="follow-blank"
            title={problem !== null ? t('failed', { code: problem }) : t(cases ? 'empty' : 'loading')}
            hint={problem === null && cases ? t('empty.hint') : null}
            onRetry={problem === null ? null : reload}
          />
        ) : (
          <CaseTable cases={cases} open={open} more={more} onNext={next} onOpen={setOpen} />
        )}
        {open === null ? null : (
          <CasePanel
            key={open}
            seq={open}
            timeZone={timeZone}
            onChanged={reload}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
    </section>
  );
}

interface TableProps {
  readonly cases: readonly FollowCase[];
  readonly open: number | null;
  readonly more: boolean;
  readonly onNext: () => void;
  readonly onOpen: (seq: number) => void;
}

function CaseTable({ cases, open, more, onNext, onOpen }: TableProps) {
  const { language, t } = useFollowText();
  const columns: readonly Column<FollowCase>[] = [
    {
      key: 'category',
      head: t('col.category'),
      cell: ({ visit: { verdict } }) => <CategoryWord category={verdict.category} language={language} />,
    },
    {
      key: 'name',
      head: t('col.name'),
      kind: 'name',
      cell: ({ visit: { seq, holder }, note }) => (
        <>
          <button type="button" className="link" onClick={() => onOpen(seq)}>
            {holder ? <Name>{holder.name}</Name> : t('case', { seq })}
          </button>
          {note === null ? null : <span className="soft cases__note">{note}</span>}
        </>
      ),
    },
    {
      key: 'days',
      head: t('col.days'),
      cell: ({ days }) => (days === 0 ? t('days.today') : t('days.ago', { days })),
    },
    {
      key: 'phone',
      head: t('col.phone'),
      kind: 'when',
      cell: ({ contact }) => contact.phone ?? <span className="soft">{t('noneYet')}</span>,
    },
    {
      key: 'village',
      head: t('col.village'),
      className: 'cases__village',
      cell: ({ contact }) => contact.village,
    },
    {
      key: 'state',
      head: t('col.state'),
      cell: ({ visit: { state } }) => (state.follow ? t(`follow.${state.follow}`) : null),
    },
  ];
  return (
    <Table
      label={t('table')}
      testId="cases"
      className="cases"
      columns={columns}
      rows={cases}
      keyOf={({ visit }) => visit.seq}
      rowProps={({ visit: { seq, state } }) => ({
        'data-testid': 'case-row',
        'data-seq': seq,
        'data-follow': state.follow,
        'aria-selected': seq === open,
        onClick: () => onOpen(seq),
      })}
    >
      {more ? <More onNext={onNext} /> : null}
    </Table>
  );
}
