import type { Entry } from '#shared/domain/entry.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { useText } from '../i18n/text.tsx';

/** The chosen entry in sentences: all its reasons, not only the first. */
export function EntryDetail({ entry }: { entry: Entry | null }) {
  const { language, t } = useText();
  return (
    <footer className="detail" aria-live="polite" data-testid="entry-detail">
      {entry ? (
        <p className="detail__text">
          <strong>{`${entry.seq} · ${entry.holder?.name ?? t('desk.col.reason')}`}</strong>{' '}
          {entry.verdict.reasons.map((reason) => reasonSentence(reason, language)).join(' ')}
          {entry.issuer === null ? null : (
            <span className="detail__issuer">{t('desk.issuer', { issuer: entry.issuer })}</span>
          )}
        </p>
      ) : (
        <p className="detail__text detail__text--hint">{t('desk.detail')}</p>
      )}
      <p className="detail__keys">{t('desk.keys')}</p>
    </footer>
  );
}
