import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { zoneName } from '../../../i18n/time.ts';
import { useReviewText } from '../texts.en.ts';
import { Figure } from './Figure.tsx';
import { AXIS, LABEL, MARGIN } from './look.ts';

/** An office's usual hours; the chart is wider where somebody came outside them. */
const [USUAL_FIRST, USUAL_LAST] = [7, 16];

/** When people come in the course of a day. */
export function HourChart({
  summary,
  timeZone,
}: {
  readonly summary: VisitSummary;
  readonly timeZone: string;
}) {
  const { t } = useReviewText();
  const first = Math.min(
    USUAL_FIRST,
    summary.byHour.findIndex((count) => count > 0),
  );
  const last = Math.max(
    USUAL_LAST,
    summary.byHour.findLastIndex((count) => count > 0),
  );
  const bars = summary.byHour
    .map((count, hour) => ({ hour: String(hour).padStart(2, '0'), count, label: count === 0 ? '' : count }))
    .slice(first, last + 1);
  const busiest = bars.reduce((most, bar) => (bar.count > most.count ? bar : most));
  return (
    <Figure
      title={t('chart.hour')}
      said={`${t('chart.hint.hour', { zone: zoneName(timeZone, new Date(0)) })}. ${t('chart.busiest', { what: `${busiest.hour}–${String((Number(busiest.hour) + 1) % 24).padStart(2, '0')}`, count: busiest.count })}`}
      testId="chart-hour"
    >
      <ResponsiveContainer width="100%" height={200}>
        <BarChart data={bars} margin={MARGIN} accessibilityLayer={false}>
          <XAxis dataKey="hour" minTickGap={4} {...AXIS} />
          <YAxis hide domain={[0, 'dataMax']} />
          <Bar dataKey="count" fill="var(--ink-soft)" isAnimationActive={false}>
            <LabelList dataKey="label" position="top" {...LABEL} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}
