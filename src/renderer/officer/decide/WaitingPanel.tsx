import { civilDate } from '#shared/domain/civil-date.ts';
import type { DoseSeen, WaitingVisit } from '#shared/domain/live-desk.ts';
import type { OfficerDecision } from '#shared/domain/visit.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { Check, X } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { clockTime, shortDate } from '../../i18n/time.ts';
import type { Decidable } from '../../stores/meant.ts';
import { useOfficer } from '../../stores/officer.ts';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { ageOn } from './age.ts';
import { decidableOf } from './decidable.ts';
import { useLiveDeskText } from './texts.en.ts';

interface Props {
  readonly waiting: readonly WaitingVisit[];
  readonly timeZone: string;
  /** Whom to show above all, where they wait; null: the one who waits longest, or who was turned to. */
  readonly first: number | null;
  /** Of whom F4 and F8 are now; null: of nobody. */
  readonly meant: number | null;
  readonly onDecide: (visit: Decidable, decision: OfficerDecision) => void;
  /** The officer turned to the next one. */
  readonly onTurn: () => void;
}

/** The one who waits longest, with everything needed to decide and two large keys; the others one key further. */
export function WaitingPanel({ waiting, timeZone, first, meant, onDecide, onTurn }: Props) {
  const { language, t } = useLiveDeskText();
  const [turned, setTurned] = useState<number | null>(null);
  const placeOf = (seq: number | null) => waiting.findIndex(({ visit }) => visit.seq === seq);
  const asked = placeOf(first);
  const place = asked >= 0 ? asked : Math.max(0, placeOf(turned));
  const current = waiting[place];
  useLayoutEffect(() => {
    useOfficer.setState({ panel: current ? decidableOf(current.visit) : null });
    return () => useOfficer.setState({ panel: null });
  }, [current]);
  const next = () => {
    const following = waiting[(place + 1) % waiting.length];
    if (!following) return;
    setTurned(following.visit.seq);
    onTurn();
  };
  useKeys({
    F6: () => {
      if (waiting.length < 2) return false;
      next();
      return true;
    },
    F7: () => {
      if (!current || meant !== current.visit.seq) return false;
      onDecide(decidableOf(current.visit), 'left');
      return true;
    },
  });
  if (!current) return null;
  const { visit, doses } = current;
  const { holder, verdict } = visit;
  return (
    <section className="waiting" data-testid="waiting" data-seq={visit.seq} aria-label={t('waiting')}>
      <div className="waiting__who">
        <p className="waiting__head">
          <strong>{t('waiting')}</strong>
          {waiting.length > 1 ? (
            <span>{t('waiting.place', { place: place + 1, count: waiting.length })}</span>
          ) : null}
          <span>{t('waiting.since', { time: clockTime(new Date(visit.at), timeZone, language) })}</span>
        </p>
        <p className="waiting__name">
          <CategoryMark category={verdict.category} size="2rem" />
          <span>{holder ? <Name>{holder.name}</Name> : t('waiting.noName')}</span>
        </p>
        {holder?.birthDate === undefined ? null : (
          <p className="waiting__born">
            {t('born', { date: shortDate(holder.birthDate, language) })} ·{' '}
            {t('waiting.age', { years: ageOn(holder.birthDate, civilDate(new Date(visit.at), timeZone)) })}
          </p>
        )}
        <Source waiting={current} />
      </div>
      <div className="waiting__why">
        <p className="waiting__label">{t('waiting.why')}</p>
        <ul>
          {verdict.reasons.map((reason, i) => (
            <li key={i} data-code={reason.code}>
              {reasonSentence(reason, language)}
            </li>
          ))}
        </ul>
        <p className="waiting__label">{t('waiting.doses')}</p>
        <Doses doses={doses} />
      </div>
      <div className="waiting__keys">
        <Button
          look="primary"
          className="waiting__key"
          data-testid="decide-admit"
          onClick={() => onDecide(decidableOf(visit), 'admit')}
        >
          <Check aria-hidden size="1.5rem" />
          {t('admit')}
          {meant === visit.seq ? <kbd className="key">{t('admit.key')}</kbd> : null}
        </Button>
        <Button
          className="waiting__key"
          data-testid="decide-deny"
          onClick={() => onDecide(decidableOf(visit), 'deny')}
        >
          <X aria-hidden size="1.5rem" />
          {t('deny')}
          {meant === visit.seq ? <kbd className="key">{t('deny.key')}</kbd> : null}
        </Button>
        <Button look="quiet" data-testid="decide-left" onClick={() => onDecide(decidableOf(visit), 'left')}>
          {t('decision.left')}
          {meant === visit.seq ? <kbd className="key">{t('left.key')}</kbd> : null}
        </Button>
        {waiting.length > 1 ? (
          <Button look="quiet" data-testid="waiting-next" onClick={next}>
            {t('waiting.next')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Source({ waiting: { visit } }: { readonly waiting: WaitingVisit }) {
  const { t } = useLiveDeskText();
  if (visit.format === null) return null;
  const format = t(`format.${visit.format}`);
  return (
    <p className="soft">
      {visit.issuer === null ? format : t('waiting.source', { format, issuer: visit.issuer })}
    </p>
  );
}

function Doses({ doses }: { readonly doses: readonly DoseSeen[] | null }) {
  const { language, t } = useLiveDeskText();
  if (doses === null) return <p className="soft">{t('waiting.forgotten')}</p>;
  if (doses.length === 0) return <p className="soft">{t('waiting.noDoses')}</p>;
  return (
    <ul>
      {doses.map(({ dose, of, date }, place) => (
        <li key={place}>
          {dose === null || of === null
            ? t('waiting.doseAlone', { date: shortDate(date, language) })
            : t('waiting.dose', { dose, of, date: shortDate(date, language) })}
        </li>
      ))}
    </ul>
  );
}
