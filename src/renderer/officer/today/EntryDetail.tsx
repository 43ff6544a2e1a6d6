import type { Visit } from '#shared/domain/visit.ts';
import { DecisionReason } from '#shared/domain/visit.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { shortDate } from '../../i18n/time.ts';
import type { Decidable } from '../../stores/meant.ts';
import { Button } from '../../ui/Button.tsx';
import { MixedNote, Name } from '../../ui/Name.tsx';
import { ClaimedNote, isClaim } from '../Claimed.tsx';
import { decidableOf } from '../decide/decidable.ts';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { FollowButton } from './FollowButton.tsx';
import { StateText } from './StateText.tsx';

interface Props {
  readonly entry: Visit | null;
  readonly timeZone: string;
  /** Of whom F4 and F8 are now; null: of nobody. */
  readonly meant: number | null;
  readonly onDecide: (visit: Decidable, decision: 'admit' | 'deny') => void;
}

/**
 * The chosen entry in sentences: all its reasons, not only the first, by which rules it was judged, and what the
 * officer may still decide about it.
 */
export function EntryDetail({ entry, timeZone, meant, onDecide }: Props) {
  const { t } = useLiveDeskText();
  return (
    <footer className="detail" aria-live="polite" data-testid="entry-detail">
      {entry ? (
        <>
          <Told entry={entry} timeZone={timeZone} />
          <p className="detail__decide">
            <FollowButton key={entry.seq} visit={entry} />
            <Overrule entry={entry} keyed={meant === entry.seq} onDecide={onDecide} />
          </p>
        </>
      ) : (
        <>
          <p className="detail__text soft">{t('desk.detail')}</p>
          <p className="soft detail__keys">{t('desk.keys')}</p>
        </>
      )}
    </footer>
  );
}

function Told({ entry, timeZone }: Pick<Props, 'timeZone'> & { readonly entry: Visit }) {
  const { language, t } = useLiveDeskText();
  const { format, holder, issuer, policy, verdict } = entry;
  const why = DecisionReason.safeParse(verdict.reasons[0]?.params?.['why']).data;
  const small = [
    ...(holder?.birthDate === undefined ? [] : [t('born', { date: shortDate(holder.birthDate, language) })]),
    ...(entry.person === 'pegawai' ? [t('person.pegawai')] : []),
    ...(format === null ? [] : [t(`format.${format}`)]),
    ...(issuer === null ? [] : [t('desk.issuer', { issuer })]),
    ...(policy === null ? [] : [t('desk.policy', { policy })]),
  ];
  return (
    <div
      className="detail__text"
      role="group"
      aria-label={t('col.reason')}
      // More reasons than there is room for are scrolled to.
      tabIndex={verdict.reasons.length > 2 ? 0 : undefined}
    >
      <p>
        <strong>
          {`${entry.seq} · `}
          {holder ? <Name>{holder.name}</Name> : t('col.reason')}
        </strong>
        {isClaim(entry) ? <ClaimedNote /> : null}
        {holder ? <MixedNote className="detail__small" name={holder.name} /> : null}
        <span className="detail__small">
          <StateText visit={entry} timeZone={timeZone} />
        </span>
        <span className="detail__small">{small.join(' · ')}</span>
      </p>
      <ul className="detail__reasons">
        {verdict.reasons.map((reason, i) => (
          <li key={i} data-testid="reason" data-code={reason.code}>
            {reasonSentence(reason, language)}
            {i === 0 && why !== undefined ? ` ${t(`reason.${why}`)}.` : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OverruleProps {
  readonly entry: Visit;
  readonly keyed: boolean;
  readonly onDecide: Props['onDecide'];
}

/** The rules and an earlier decision may be overruled by the officer, who says why. */
function Overrule({ entry, keyed, onDecide }: OverruleProps) {
  const { t } = useLiveDeskText();
  const { decision } = entry.state;
  return (['admit', 'deny'] as const)
    .filter((other) => other !== decision)
    .map((other) => (
      <Button
        key={other}
        data-testid={`overrule-${other}`}
        onClick={() => onDecide(decidableOf(entry), other)}
      >
        {t(decision === 'refer' ? other : `overrule.${other}`)}
        {keyed ? <kbd className="key">{t(`${other}.key`)}</kbd> : null}
      </Button>
    ));
}
