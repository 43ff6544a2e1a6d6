import type { VisitFilter } from '#shared/domain/visit.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { CategoryChart } from './charts/CategoryChart.tsx';
import { DayChart } from './charts/DayChart.tsx';
import { HourChart } from './charts/HourChart.tsx';
import { ReasonChart } from './charts/ReasonChart.tsx';
import { useReviewText } from './texts.en.ts';

interface Props {
  readonly filter: VisitFilter | null;
  readonly timeZone: string;
  readonly revision: number;
}

/** The visits of a filter at a glance: when, who, and why. */
export function Charts({ filter, timeZone, revision }: Props) {
  const { t } = useReviewText();
  const client = useClient();
  const [summary, setSummary] = useState<VisitSummary | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (filter === null) return;
    let current = true;
    client.request('review.summary', { filter }).then(
      (found) => {
        if (!current) return;
        setSummary(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, filter, revision]);

  if (problem) return <p className="desk__blank">{t('unreadable', { code: problem })}</p>;
  if (!summary) return <p className="desk__loading">{t('loading')}</p>;
  if (summary.total === 0) return <p className="desk__blank">{t('chart.none')}</p>;
  return (
    <div
      className="charts"
      data-testid="charts"
      data-total={summary.total}
      role="region"
      aria-label={t('view.charts')}
      tabIndex={0}
    >
      <CategoryChart summary={summary} />
      <HourChart summary={summary} timeZone={timeZone} />
      {summary.byDay.length > 1 ? <DayChart summary={summary} /> : null}
      <ReasonChart summary={summary} />
    </div>
  );
}
