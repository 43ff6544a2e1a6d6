import type { Site } from '#shared/domain/site.ts';
import { FolderOpen, ScanQrCode } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useProvisioningText } from './texts.en.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';

/** Whose cards are taken; a card from a file; the key that is to be forgotten. */
export function KeyPart({ site }: { readonly site: Site }) {
  const { t } = useProvisioningText();
  const client = useClient();
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const pinned = site.provisioning;
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));

  useEffect(() => {
    let current = true;
    client.request('siteCard.key').then(
      (found) => {
        if (current) setFingerprint(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client, pinned?.key]);

  return (
    <section className="provisioning__part">
      <h2>
        <ScanQrCode aria-hidden size="1.25rem" />
        {t('card.title')}
      </h2>
      <p>{t('card.hint')}</p>
      {pinned === null ? (
        <p data-testid="card-nobody">{t('card.nobody')}</p>
      ) : (
        <>
          <p>{t('card.takes')}</p>
          <p>
            <strong>{pinned.issuer}</strong>
            <br />
            <span className="facts__key" data-testid="card-key">
              {fingerprint}
            </span>
          </p>
        </>
      )}
      <div className="provisioning__row">
        <Button
          data-testid="card-open"
          onClick={() => {
            setTold(null);
            client.request('siteCard.open').catch(failed);
          }}
        >
          <FolderOpen aria-hidden size="1.25rem" />
          {t('card.open')}
        </Button>
        {pinned === null ? null : (
          <Button look="quiet" data-testid="card-forget" onClick={() => setSure(true)}>
            {t('card.forget')}
          </Button>
        )}
      </div>
      <p className="provisioning__told" role="status" data-testid="card-told">
        {told}
      </p>
      {sure ? (
        <Modal title={t('forget.title')} testId="forget-sure" onClose={() => setSure(false)}>
          <p>{t('forget.note')}</p>
          <div className="modal__actions">
            <Button autoFocus onClick={() => setSure(false)}>
              {t('cancel')}
            </Button>
            <Button
              look="primary"
              data-testid="forget-yes"
              onClick={() => {
                setSure(false);
                client.request('siteCard.forgetKey').then(() => setTold(t('forgotten')), failed);
              }}
            >
              {t('forget.yes')}
            </Button>
          </div>
        </Modal>
      ) : null}
    </section>
  );
}
