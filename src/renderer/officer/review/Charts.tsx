import type { VisitFilter } from '#shared/domain/visit.ts';
import { useRequest } from '../../ipc/useRequest.ts';
import { Blank } from '../Blank.tsx';
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
  const { data: summary, problem } = useRequest(
    (client) => (filter ? client.request('review.summary', { filter }) : Promise.resolve(null)),
    filter && [filter, revision],
  );

  if (problem) return <Blank title={t('unreadable', { code: problem })} />;
  if (!summary) return <p className="desk__loading">{t('loading')}</p>;
  if (summary.total === 0) return <Blank title={t('chart.none')} />;
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
