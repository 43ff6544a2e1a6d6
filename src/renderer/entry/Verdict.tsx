import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { Language } from '#shared/domain/locale.ts';
import { shownName } from '#shared/domain/person-name.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { categoryWord, verdictWord } from '#shared/messages/words.ts';
import { useEffect } from 'react';
import { exactTime, shortDate, zoneName } from '../i18n/time.ts';
import { useSecondText, useText } from '../i18n/text.tsx';
import { MixedNote, Name } from '../ui/Name.tsx';
import { glyphShape, VerdictGlyph } from '../ui/VerdictGlyph.tsx';
import { nameStep, sentenceStep } from './type-step.ts';

export type VerdictScreen = Extract<ScanScreen, { kind: 'verdict' }>;

interface Props {
  readonly screen: VerdictScreen;
  readonly timeZone: string;
  /** How long it stands. */
  readonly milliseconds: number;
  /** Whether the officer's keys are of use here. */
  readonly keys: boolean;
}

/** The colour: sign, word, the name to match, one sentence, small print, in that order of size. */
export function Verdict({ screen, timeZone, milliseconds, keys }: Props) {
  const { language, t } = useText();
  const second = useSecondText();
  const { seq, verdict, holder } = screen;
  const { decision, category } = verdict;
  const [reason] = verdict.reasons;
  const look = glyphShape(verdict);
  const wordIn = (of: Language) => verdictWord(verdict, of);
  const sentence = reason ? reasonSentence(reason, language) : '';
  const at = new Date(screen.at);

  useEffect(() => markPainted(seq), [seq]);

  return (
    <div
      className="verdict layer"
      role="dialog"
      aria-modal="true"
      aria-label={wordIn(language)}
      data-testid="verdict"
      data-seq={seq}
      data-decision={decision}
      data-category={category}
      data-reason={reason?.code}
      data-look={look}
    >
      <div className="verdict__sign">
        <svg viewBox="1 1 94 94" overflow="visible" width="100%" height="100%" aria-hidden>
          <VerdictGlyph shape={look} />
        </svg>
      </div>
      <div className="verdict__text" role="alert">
        <h1 className="verdict__word">{wordIn(language)}</h1>
        {holder ? (
          <div className="verdict__holder">
            <p
              className="verdict__name"
              data-step={nameStep(shownName(holder.name))}
              data-testid="verdict-name"
            >
              <Name>{holder.name}</Name>
            </p>
            <p className="verdict__born">
              {holder.birthDate === undefined ? null : (
                <span>{t('born', { date: shortDate(holder.birthDate, language) })}</span>
              )}
              <span>{t('verdict.match')}</span>
              <MixedNote name={holder.name} />
            </p>
          </div>
        ) : null}
        <p className="verdict__why" data-step={sentenceStep(sentence)}>
          {sentence}
        </p>
        <p className="verdict__second" lang={second.language}>
          <strong>{wordIn(second.language)}</strong> {reason ? reasonSentence(reason, second.language) : ''}
        </p>
      </div>
      <footer className="verdict__print">
        <span className="verdict__entry">{t('verdict.entry', { seq })}</span>
        <span>{t('verdict.category', { category: categoryWord(category, language) })}</span>
        <span>{`${exactTime(at, timeZone, language)} ${zoneName(timeZone, at)}`}</span>
        {decision === 'refer' && keys ? (
          <span className="verdict__dismiss">{t('verdict.dismiss')}</span>
        ) : null}
      </footer>
      <div className="verdict__time" style={{ animationDuration: `${milliseconds}ms` }} />
    </div>
  );
}

/** A mark in the performance timeline once the verdict has been painted: what the benchmark waits for. */
function markPainted(seq: number): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      performance.clearMarks('verdict-painted');
      performance.mark('verdict-painted', { detail: { seq } });
    });
  });
  return () => cancelAnimationFrame(frame);
}
