import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useReviewText } from '../texts.en.ts';
import { Figure } from './Figure.tsx';
import { AXIS, LABEL } from './look.ts';

const MOST = 8;
const ROW_PX = 32;

/** Why, most of all. */
export function ReasonChart({ summary }: { readonly summary: VisitSummary }) {
  const { language, t } = useReviewText();
  const bars = summary.byReason
    .slice(0, MOST)
    .map(({ reason, count }) => ({ reason: reasonLabel({ code: reason }, language), count }));
  const [first] = bars;
  return (
    <Figure
      title={t('chart.reason')}
      said={first ? t('chart.busiest', { what: first.reason, count: first.count }) : ''}
      testId="chart-reason"
      wide
    >
      <ResponsiveContainer width="100%" height={bars.length * ROW_PX + 16}>
        <BarChart
          data={bars}
          layout="vertical"
          margin={{ top: 4, right: 64, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis type="category" dataKey="reason" width={240} interval={0} {...AXIS} />
          <Bar dataKey="count" fill="var(--ink-soft)" isAnimationActive={false}>
            <LabelList dataKey="count" position="right" {...LABEL} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}
