import type { SiteCardState } from '#shared/domain/site-card.ts';
import type { Site } from '#shared/domain/site.ts';
import { useState } from 'react';
import { dayAndTime } from '../../i18n/time.ts';
import { useProvisioningText } from './texts.en.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RefusedCard } from '../../ui/site-card/RefusedCard.tsx';
import { SiteCardChanges } from '../../ui/site-card/SiteCardFacts.tsx';
import './provisioning.css';

interface Props {
  readonly card: SiteCardState;
  readonly site: Site;
}

/** A site card that an admin scanned or opened: what it would change, or why it is refused. */
export function CardDialog({ card, site }: Props) {
  const { language, t } = useProvisioningText();
  const client = useClient();
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    client.request('siteCard.putAway').catch((error: unknown) => setFailed(refusalOf(error)));
  };
  const take = () => {
    setBusy(true);
    setFailed(null);
    // It is gone from the state once it is taken, and the dialog with it.
    client.request('siteCard.take').catch((error: unknown) => {
      setBusy(false);
      setFailed(refusalOf(error));
    });
  };
  if (card.kind === 'refused') return <RefusedCard card={card} onClose={close} />;
  const { issuer, fingerprint, issuedAt, pins, present } = card;
  return (
    <Modal title={t('dialog.title')} testId="card-offered" onClose={close}>
      <p>
        {t('issuer')} <strong>{issuer}</strong> · {t('issuedAt')}{' '}
        {dayAndTime(new Date(issuedAt), site.timeZone, language)}
      </p>
      <p className="card-key">
        {t('fingerprint')} <span className="facts__key">{fingerprint}</span>
      </p>
      {pins ? <Banner data-testid="card-pins">{t('dialog.pins')}</Banner> : null}
      {present ? <SiteCardChanges card={card.card} present={present} /> : null}
      {failed === null ? null : <Banner>{t('dialog.failed', { code: failed })}</Banner>}
      <div className="modal__actions">
        <Button autoFocus data-testid="card-cancel" onClick={close}>
          {t('cancel')}
        </Button>
        <Button look="primary" data-testid="card-take" disabled={busy} onClick={take}>
          {t('dialog.take')}
        </Button>
      </div>
    </Modal>
  );
}
