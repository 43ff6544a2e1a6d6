import type { DayCount } from '#shared/domain/entry.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { useText } from '../i18n/text.tsx';
import { CategoryMark } from './CategoryMark.tsx';

/** How many came today, by category. */
export function Counts({ today }: { today: DayCount }) {
  const { language, t } = useText();
  return (
    <ul className="counts" aria-label={t('period.today')} data-testid="counts" data-total={today.total}>
      <li className="counts__item counts__today">
        <span>{t('period.today')}</span>
        <span className="counts__number tabular">{today.total}</span>
      </li>
      {CATEGORIES.map((category) => (
        <li key={category} className="counts__item">
          <CategoryMark category={category} />
          <span className="counts__number tabular">{today[category]}</span>
          <span className="counts__word">{categoryWord(category, language)}</span>
        </li>
      ))}
    </ul>
  );
}
