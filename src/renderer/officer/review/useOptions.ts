import { ENTRY_FORMATS, ENTRY_KINDS, PERSON_KINDS } from '#shared/domain/entry.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { REASON_CODES } from '#shared/domain/reason.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import { FOLLOW_STATES, STANDINGS } from '#shared/domain/visit.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { useMemo } from 'react';
import type { Option } from '../../ui/Select.tsx';
import type { Choice } from './query.ts';
import { useReviewText } from './texts.en.ts';

/** What each choice offers, in the words of the screen's language. */
export function useOptions(
  officers: readonly Officer[],
): Readonly<Record<Choice, readonly Option<string>[]>> {
  const { language, t } = useReviewText();
  return useMemo(
    () => ({
      category: CATEGORIES.map((value) => ({ value, said: categoryWord(value, language) })),
      decision: STANDINGS.map((value) => ({ value, said: t(`decision.${value}`) })),
      person: PERSON_KINDS.map((value) => ({ value, said: t(`person.${value}`) })),
      kind: ENTRY_KINDS.map((value) => ({ value, said: t(`kind.${value}`) })),
      format: ENTRY_FORMATS.map((value) => ({ value, said: t(`format.${value}`) })),
      reason: REASON_CODES.map((value) => ({ value, said: reasonLabel({ code: value }, language) })).sort(
        (a, b) => a.said.localeCompare(b.said, language),
      ),
      officer: officers.map(({ id, name }) => ({ value: String(id), said: name })),
      follow: (['any', ...FOLLOW_STATES] as const).map((value) => ({ value, said: t(`follow.${value}`) })),
    }),
    [language, t, officers],
  );
}
