import { CATEGORIES } from '#shared/domain/verdict.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useReviewText } from '../texts.en.ts';
import { CategoryPatterns, fillOf } from './CategoryPatterns.tsx';
import { Figure } from './Figure.tsx';
import { AXIS, LABEL } from './look.ts';

/** How many of each category, with their shares. */
export function CategoryChart({ summary }: { readonly summary: VisitSummary }) {
  const { language, t } = useReviewText();
  const share = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(LOCALES[language]);
  const bars = CATEGORIES.map((category) => {
    const count = summary.byCategory[category] ?? 0;
    const label = `${number.format(count)} · ${share.format(count / summary.total)}`;
    return { fill: fillOf(category), word: categoryWord(category, language), count, label };
  });
  return (
    <Figure
      title={t('chart.category')}
      said={bars.map(({ word, label }) => `${word} ${label}`).join(' · ')}
      testId="chart-category"
    >
      <ResponsiveContainer width="100%" height={200}>
        <BarChart
          data={bars}
          layout="vertical"
          margin={{ top: 4, right: 96, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CategoryPatterns />
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis type="category" dataKey="word" width={72} {...AXIS} />
          <Bar dataKey="count" stroke="var(--ink)" isAnimationActive={false}>
            <LabelList dataKey="label" position="right" {...LABEL} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}
