import type { PolicyTryOut, SampleTried } from '#shared/domain/policy-desk.ts';
import type { Category } from '#shared/domain/verdict.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { ArrowRight } from 'lucide-react';
import { clockTime } from '../../i18n/time.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { usePolicyText } from './texts.en.ts';

/** What the changes would change: on today's visits, and on people whom every office meets. */
export function TryOut({ result, timeZone }: { result: PolicyTryOut; timeZone: string }) {
  const { language, t } = usePolicyText();
  const { today, samples } = result;
  const changed = samples.filter(isChanged);
  const others = samples.filter((sample) => !isChanged(sample));
  const word = (category: Category) => categoryWord(category, language);
  return (
    <div className="ptry" data-testid="try-out" data-changed={today.changed} data-tried={today.tried}>
      <p className="ptry__today">
        {today.tried === 0 ? t('try.empty') : t('try.today', { changed: today.changed, tried: today.tried })}
      </p>
      {today.total > today.tried ? (
        <p className="ptry__small">{t('try.missing', { count: today.total - today.tried })}</p>
      ) : null}
      {today.moves.length > 0 ? (
        <ul className="ptry__list">
          {today.moves.map(({ from, to, count }) => (
            <li key={from + to} className="ptry__move">
              <Arrow from={from} to={to} />
              <span>{t('try.move', { from: word(from), to: word(to), count })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {today.examples.length > 0 ? (
        <ul className="ptry__list ptry__examples">
          {today.examples.slice(0, 5).map(({ seq, at, reason, from, to }) => (
            <li key={seq} className="ptry__move">
              <Arrow from={from} to={to} />
              <span>
                {t('try.example', {
                  seq,
                  time: clockTime(new Date(at), timeZone, language),
                  reason: reason === null ? '' : reasonLabel({ code: reason }, language),
                })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="ptry__heading">{t('try.samples', { changed: changed.length })}</p>
      <ul className="ptry__list">
        {[...changed, ...others].map((sample) => (
          <li key={sample.id} className="ptry__move" data-testid={`sample-${sample.id}`}>
            <Arrow from={sample.before.category} to={sample.after.category} />
            <span>
              {t(`sample.${sample.id}`)}
              <span className="visually-hidden">
                {isChanged(sample)
                  ? `: ${word(sample.before.category)} – ${word(sample.after.category)}`
                  : `: ${t('try.same', { category: word(sample.after.category) })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isChanged({ before, after }: SampleTried): boolean {
  return before.category !== after.category;
}

/** From which category to which; one sign alone where it stays. */
function Arrow({ from, to }: { from: Category; to: Category }) {
  return (
    <span className="parrow" aria-hidden data-same={from === to ? '' : undefined}>
      <CategoryMark category={from} size="1.125rem" />
      {from === to ? null : (
        <>
          <ArrowRight size="1rem" />
          <CategoryMark category={to} size="1.125rem" />
        </>
      )}
    </span>
  );
}
