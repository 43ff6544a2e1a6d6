import type { Visit } from '#shared/domain/visit.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/Button.tsx';
import { ClaimedNote, isClaim } from './Claimed.tsx';
import { useLiveDeskText } from './decide/text.ts';

interface Props {
  readonly entry: Visit | null;
  readonly onDecide: (visit: Visit, decision: 'admit' | 'deny') => void;
}

/**
 * The chosen entry in sentences: all its reasons, not only the first, by which rules it was judged, and what the
 * officer may still decide about it.
 */
export function EntryDetail({ entry, onDecide }: Props) {
  const { t } = useText();
  return (
    <footer className="detail" aria-live="polite" data-testid="entry-detail">
      {entry ? (
        <>
          <Told entry={entry} />
          <Decide entry={entry} onDecide={onDecide} />
        </>
      ) : (
        <>
          <p className="detail__text detail__text--hint">{t('desk.detail')}</p>
          <p className="detail__keys">{t('desk.keys')}</p>
        </>
      )}
    </footer>
  );
}

function Told({ entry }: { readonly entry: Visit }) {
  const { language, t } = useText();
  const { issuer, policy, verdict } = entry;
  return (
    <div
      className="detail__text"
      role="group"
      aria-label={t('desk.col.reason')}
      // More reasons than there is room for are scrolled to.
      tabIndex={verdict.reasons.length > 2 ? 0 : undefined}
    >
      <p>
        <strong>{`${entry.seq} · ${entry.holder?.name ?? t('desk.col.reason')}`}</strong>
        {isClaim(entry) ? <ClaimedNote /> : null}
        <span className="detail__small">
          {[
            ...(issuer === null ? [] : [t('desk.issuer', { issuer })]),
            ...(policy === null ? [] : [t('desk.policy', { policy })]),
          ].join(' · ')}
        </span>
      </p>
      <ul className="detail__reasons">
        {verdict.reasons.map((reason, i) => (
          <li key={i} data-testid="reason" data-code={reason.code}>
            {reasonSentence(reason, language)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The rules and an earlier decision may be overruled by the officer, who says why. */
function Decide({ entry, onDecide }: { readonly entry: Visit; readonly onDecide: Props['onDecide'] }) {
  const { t } = useLiveDeskText();
  const { decision } = entry.state;
  return (
    <p className="detail__decide">
      {(['admit', 'deny'] as const)
        .filter((other) => other !== decision)
        .map((other) => (
          <Button key={other} data-testid={`overrule-${other}`} onClick={() => onDecide(entry, other)}>
            {t(other)}
          </Button>
        ))}
    </p>
  );
}
