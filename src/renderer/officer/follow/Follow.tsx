import { CASE_AGES, CaseAge, type CaseFilter, type FollowCase } from '#shared/domain/follow-up.ts';
import { FOLLOW_STATES } from '#shared/domain/visit.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { FileDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useExportText } from '../export/texts.en.ts';
import type { SectionProps } from '../sections.ts';
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
  const ageId = useId();
  const all = counts && counts.open + counts.contacted + counts.done;
  return (
    <section className="follow" data-testid="follow-section">
      <div className="follow__bar">
        <div className="follow__states" role="group" aria-label={t('states')}>
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
        <label className="field__label" htmlFor={ageId}>
          {t('age')}
        </label>
        <select
          id={ageId}
          className="field__input follow__age"
          value={filter.age ?? ''}
          onChange={(event) => {
            const age = CaseAge.safeParse(event.target.value).data;
            setFilter(({ state }) => ({ ...(age ? { age } : {}), ...(state ? { state } : {}) }));
          }}
        >
          <option value="">{t('period.any')}</option>
          {CASE_AGES.map((age) => (
            <option key={age} value={age}>
              {t(`period.${age}`)}
            </option>
          ))}
        </select>
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
      <div className="follow__body">
        {problem !== null || cases === null || cases.length === 0 ? (
          <div className="desk__blank" data-testid="follow-blank">
            <p className="desk__blank-title">
              {problem !== null ? t('failed', { code: problem }) : t(cases ? 'empty' : 'loading')}
            </p>
            {problem !== null ? (
              <Button look="primary" onClick={reload}>
                {t('retry')}
              </Button>
            ) : (
              <p>{cases ? t('empty.hint') : null}</p>
            )}
          </div>
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
  return (
    <div className="entries" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="entries__table cases" data-testid="cases">
        <thead>
          <tr>
            <th scope="col">{t('col.category')}</th>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.days')}</th>
            <th scope="col">{t('col.phone')}</th>
            <th scope="col" className="cases__village">
              {t('col.village')}
            </th>
            <th scope="col">{t('col.state')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ visit, contact, days, note }) => (
            <tr
              key={visit.seq}
              data-testid="case-row"
              data-seq={visit.seq}
              data-follow={visit.state.follow}
              aria-selected={visit.seq === open}
              onClick={() => onOpen(visit.seq)}
            >
              <td>
                <span className="entries__category">
                  <CategoryMark category={visit.verdict.category} size="1.25rem" />
                  {categoryWord(visit.verdict.category, language)}
                </span>
              </td>
              <td className="entries__name">
                <button type="button" className="cases__name" onClick={() => onOpen(visit.seq)}>
                  {visit.holder ? <Name>{visit.holder.name}</Name> : t('case', { seq: visit.seq })}
                </button>
                {note === null ? null : <span className="cases__note">{note}</span>}
              </td>
              <td>{days === 0 ? t('days.today') : t('days.ago', { days })}</td>
              <td className="cases__phone">
                {contact.phone ?? <span className="cases__none">{t('noneYet')}</span>}
              </td>
              <td className="cases__village">{contact.village}</td>
              <td>{visit.state.follow ? t(`follow.${visit.state.follow}`) : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more ? (
        <Button className="cases__more" onClick={onNext}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
