import { civilDate } from '#shared/domain/civil-date.ts';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useOfficer } from '../../stores/officer.ts';
import { useMinute } from '../../ui/useMinute.ts';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useExportText } from '../export/texts.en.ts';
import type { SectionProps } from '../section.ts';
import { FileDown } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useOfficers } from '../useOfficers.ts';
import { FilterBar } from './FilterBar.tsx';
import { filterOf, NEW_QUERY, problemOf, type Query } from './query.ts';
import { useReviewText } from './texts.en.ts';
import { VisitList } from './VisitList.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useSettled } from './useSettled.ts';
import './review.css';

const VIEWS = ['list', 'charts'] as const;
type View = (typeof VIEWS)[number];

// A chart library is no small thing to read.
const Charts = lazy(() => import('./Charts.tsx').then((module) => ({ default: module.Charts })));

/** How long typing has to rest before it is searched for, in milliseconds. */
const REST_MS = 200;

/** The log of any time: found, read, counted. */
export function Review({ kiosk, officer, site: { timeZone } }: SectionProps) {
  const { t } = useReviewText();
  const { t: exportText } = useExportText();
  const [exporting, setExporting] = useState(false);
  const today = civilDate(useMinute(), timeZone);
  const [query, setQuery] = useState<Query>(NEW_QUERY);
  const [view, setView] = useState<View>('list');
  const searchField = useRef<HTMLInputElement>(null);
  const officers = useOfficers();
  const text = useSettled(query.text.trim(), REST_MS);
  const { period, choices } = query;
  const problem = problemOf(query);
  const filter = useMemo(
    () => (problem ? null : filterOf({ period, choices, text: '' }, today, timeZone)),
    [problem, period, choices, today, timeZone],
  );
  const decided = useOfficer((store) => store.decided?.nth ?? 0);
  const revision = kiosk.today.total + decided;

  useKeys({
    '/': () => {
      if (document.activeElement === searchField.current) return false;
      searchField.current?.focus();
      return true;
    },
  });

  return (
    <section className="fill" data-testid="review">
      <FilterBar
        query={query}
        today={today}
        officers={officers}
        problem={problem}
        searchField={searchField}
        onChange={setQuery}
        actions={
          <Button data-testid="review-export" disabled={!filter} onClick={() => setExporting(true)}>
            <FileDown aria-hidden size="1.25rem" />
            {exportText('open')}
          </Button>
        }
      >
        <Views view={view} onChoose={setView} />
      </FilterBar>
      {view === 'list' ? (
        <VisitList filter={filter} text={text} revision={revision} timeZone={timeZone} officers={officers} />
      ) : (
        <Suspense fallback={<p className="desk__loading">{t('loading')}</p>}>
          <Charts filter={filter} timeZone={timeZone} revision={revision} />
        </Suspense>
      )}
      {exporting && filter ? (
        <ExportDialog
          subject={{ kind: 'visits', filter, text }}
          role={officer.role}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </section>
  );
}

function Views({ view, onChoose }: { readonly view: View; readonly onChoose: (view: View) => void }) {
  const { t } = useReviewText();
  return (
    <div className="review__views" role="group" aria-label={t('views')}>
      {VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          className="switch__choice"
          aria-pressed={each === view}
          data-testid={`view-${each}`}
          onClick={() => onChoose(each)}
        >
          {t(`view.${each}`)}
        </button>
      ))}
    </div>
  );
}
