import { reasonLabel } from '#shared/messages/reasons.ts';
import { isOfficeFull, verdictWord } from '#shared/messages/words.ts';
import { Users } from 'lucide-react';
import { exactTime } from '../i18n/time.ts';
import { useDeskText } from './texts.en.ts';
import { useScreen } from '../stores/screen.ts';
import { CategoryMark } from '../ui/CategoryMark.tsx';
import { Name } from '../ui/Name.tsx';

interface Props {
  readonly timeZone: string;
  /** Whether its place is kept while there is none, so that the first scan moves nothing. */
  readonly placeKept: boolean;
}

/** The last scan, at the top of the desk: still there when the visitor's verdict has gone. */
export function VerdictStrip({ timeZone, placeKept }: Props) {
  const { language, t } = useDeskText();
  const shown = useScreen((state) => state.last);
  const stands = useScreen((state) => state.current !== null);
  if (!shown) {
    if (!placeKept) return null;
    return (
      <p className="strip" data-testid="verdict-strip">
        {t('desk.noScan')}
      </p>
    );
  }
  const { screen } = shown;
  const time = exactTime(new Date(screen.at), timeZone, language);
  if (screen.kind === 'fault') {
    return (
      <p className="strip" data-testid="verdict-strip" data-fault={screen.fault} role="status">
        <span className="strip__time">{time}</span>
        <strong>{t('fault.title')}</strong>
        <span>{t(`fault.${screen.fault}`)}</span>
      </p>
    );
  }
  if (screen.kind === 'part') {
    return (
      <p className="strip" data-testid="verdict-strip" role="status">
        <span className="strip__time">{time}</span>
        <strong>{t('part.title', { have: screen.have, of: screen.of })}</strong>
        <span>{t('part.hint')}</span>
      </p>
    );
  }
  if (screen.kind === 'presence') {
    return (
      <p className="strip" data-testid="verdict-strip" data-event={screen.event} role="status">
        <span className="strip__time">{time}</span>
        <strong>{t(`presence.${screen.event}`)}</strong>
        <span className="strip__name">{screen.holder ? <Name>{screen.holder.name}</Name> : null}</span>
      </p>
    );
  }
  const { verdict, holder, seq } = screen;
  const [reason] = verdict.reasons;
  const full = isOfficeFull(verdict);
  return (
    <p
      className="strip"
      data-testid="verdict-strip"
      data-seq={seq}
      data-category={verdict.category}
      data-full={full ? '' : undefined}
      role="status"
    >
      {full ? <Users aria-hidden size="2rem" /> : <CategoryMark category={verdict.category} size="2rem" />}
      <strong>{verdictWord(verdict, language)}</strong>
      <span className="strip__name">{holder ? <Name>{holder.name}</Name> : null}</span>
      <span>{reason ? reasonLabel(reason, language) : null}</span>
      {stands ? <kbd className="strip__keys">{t(`strip.keys.${verdict.decision}`)}</kbd> : null}
      <span className="strip__time">{`${t('verdict.entry', { seq })} · ${time}`}</span>
    </p>
  );
}
