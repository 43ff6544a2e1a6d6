import type { Visit } from '#shared/domain/visit.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { useText } from '../i18n/text.tsx';
import { ClaimedNote, isClaim } from './Claimed.tsx';

/** The chosen entry in sentences: all its reasons, not only the first, and by which rules it was judged. */
export function EntryDetail({ entry }: { entry: Visit | null }) {
  const { language, t } = useText();
  return (
    <footer className="detail" aria-live="polite" data-testid="entry-detail">
      {entry ? (
        <div
          className="detail__text"
          role="group"
          aria-label={t('desk.col.reason')}
          // More reasons than there is room for are scrolled to.
          tabIndex={entry.verdict.reasons.length > 2 ? 0 : undefined}
        >
          <p>
            <strong>{`${entry.seq} · ${entry.holder?.name ?? t('desk.col.reason')}`}</strong>
            {isClaim(entry) ? <ClaimedNote /> : null}
            <span className="detail__small">
              {[
                ...(entry.issuer === null ? [] : [t('desk.issuer', { issuer: entry.issuer })]),
                ...(entry.policy === null ? [] : [t('desk.policy', { policy: entry.policy })]),
              ].join(' · ')}
            </span>
          </p>
          <ul className="detail__reasons">
            {entry.verdict.reasons.map((reason, i) => (
              <li key={i} data-testid="reason" data-code={reason.code}>
                {reasonSentence(reason, language)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="detail__text detail__text--hint">{t('desk.detail')}</p>
      )}
      <p className="detail__keys">{t('desk.keys')}</p>
    </footer>
  );
}
