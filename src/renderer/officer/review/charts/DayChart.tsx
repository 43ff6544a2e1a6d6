import { addDays, daysBetween } from '#shared/domain/civil-date.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { Bar, ComposedChart, LabelList, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { shortDate } from '../../../i18n/time.ts';
import { CategoryMark } from '../../../ui/CategoryMark.tsx';
import { useReviewText } from '../texts.en.ts';
import { CategoryPatterns, fillOf } from './CategoryPatterns.tsx';
import { Figure } from './Figure.tsx';
import { AXIS, LABEL, MARGIN } from './look.ts';

/** More bars than that are too narrow for a number each. */
const MOST_LABELLED = 31;

/** How many came on each day, and of which category. A day without visits has its place too. */
export function DayChart({ summary: { byDay } }: { readonly summary: VisitSummary }) {
  const { language, t } = useReviewText();
  const bars = withGaps(byDay).map(({ day, count, category }) => ({
    day: shortDate(day, language).replace(/ \d{4}$/, ''),
    ...Object.fromEntries(CATEGORIES.map((name) => [name, category[name] ?? 0])),
    count,
    label: count === 0 ? '' : count,
  }));
  const busiest = byDay.reduce((most, day) => (day.count > most.count ? day : most));
  return (
    <Figure
      title={t('chart.day')}
      said={t('chart.busiest', { what: shortDate(busiest.day, language), count: busiest.count })}
      testId="chart-day"
      wide
    >
      <p className="chart__legend">
        {CATEGORIES.map((category) => (
          <span key={category} className="chart__key">
            <CategoryMark category={category} size="1.125rem" />
            {categoryWord(category, language)}
          </span>
        ))}
      </p>
      <ResponsiveContainer width="100%" height={240}>
        <ComposedChart data={bars} margin={MARGIN} accessibilityLayer={false}>
          <CategoryPatterns />
          <XAxis dataKey="day" minTickGap={16} {...AXIS} />
          <YAxis hide domain={[0, 'dataMax']} />
          {CATEGORIES.map((category) => (
            <Bar
              key={category}
              dataKey={category}
              stackId="categories"
              fill={fillOf(category)}
              isAnimationActive={false}
            />
          ))}
          {bars.length <= MOST_LABELLED ? (
            // A line that is not seen carries the sums: a category without visits has no bar for them.
            <Line dataKey="count" stroke="none" dot={false} activeDot={false} isAnimationActive={false}>
              <LabelList dataKey="label" position="top" {...LABEL} />
            </Line>
          ) : null}
        </ComposedChart>
      </ResponsiveContainer>
    </Figure>
  );
}

type Day = VisitSummary['byDay'][number];

function withGaps(days: readonly Day[]): readonly Day[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return days;
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: daysBetween(first.day, last.day) + 1 }, (_, place) => {
    const day = addDays(first.day, place);
    return known.get(day) ?? { day, count: 0, category: {} };
  });
}
