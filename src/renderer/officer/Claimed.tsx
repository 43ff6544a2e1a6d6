import { type Entry, isProven } from '#shared/domain/entry.ts';
import { CircleQuestionMark } from 'lucide-react';
import { useDeskText } from './texts.en.ts';

/** Whether a certificate or a pass was shown that nothing trusted has signed: what it says is kept nowhere. */
export function isClaim({
  format,
  holder,
  kind,
  outcome,
}: Pick<Entry, 'format' | 'holder' | 'kind' | 'outcome'>): boolean {
  return format !== null && holder === null && !isProven({ kind, outcome });
}

/** Why there is no name, where an officer looks for it. */
export function ClaimedNote() {
  const { t } = useDeskText();
  return (
    <span className="claimed" data-testid="claimed-note">
      <CircleQuestionMark className="claimed__mark" size="1em" strokeWidth={2.25} aria-hidden />
      {t('desk.claimed')}
    </span>
  );
}
