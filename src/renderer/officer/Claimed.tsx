import type { Entry } from '#shared/domain/entry.ts';
import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';

/** Whether what an entry says of its holder is only what the code says: nothing trusted has signed it. */
export function isClaim({ holder, kind, outcome }: Pick<Entry, 'holder' | 'kind' | 'outcome'>): boolean {
  // What the officer typed in is what the officer saw.
  return holder !== null && kind === 'scan' && outcome !== 'verified';
}

/** A name or a date that nobody should take for true: soft, underlined with dashes, and with a question mark. */
export function Claimed({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <span className="claimed" data-testid="claimed" title={t('desk.claimed')}>
      <span className="claimed__text">{children}</span>
      <CircleQuestionMark className="claimed__mark" size="1em" strokeWidth={2.25} aria-hidden />
      <span className="visually-hidden">{` (${t('desk.claimed')})`}</span>
    </span>
  );
}

/** The same in words, for where there is room for them. */
export function ClaimedNote() {
  const { t } = useText();
  return (
    <span className="claimed claimed--note" data-testid="claimed-note">
      <CircleQuestionMark className="claimed__mark" size="1em" strokeWidth={2.25} aria-hidden />
      {t('desk.claimed')}
    </span>
  );
}
