import type { Site } from '#shared/domain/site.ts';
import { FolderOpen, ScanQrCode } from 'lucide-react';
import { useState } from 'react';
import { useProvisioningText } from './texts.en.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';

/** Whose cards are taken; a card from a file; the key that is to be forgotten. */
export function KeyPart({ site }: { readonly site: Site }) {
  const { t } = useProvisioningText();
  const client = useClient();
  const [told, setTold] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const pinned = site.provisioning;
  const { data: fingerprint } = useRequest((from) => from.request('siteCard.key'), [pinned?.key]);
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));

  return (
    <section className="box provisioning__part">
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
      <div className="bar">
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
      <p className="told" role="status" data-testid="card-told">
        {told}
      </p>
      {sure ? (
        <Confirm
          title={t('forget.title')}
          testId="forget-sure"
          yes={t('forget.yes')}
          yesTestId="forget-yes"
          onYes={() => {
            setSure(false);
            client.request('siteCard.forgetKey').then(() => setTold(t('forgotten')), failed);
          }}
          onClose={() => setSure(false)}
        >
          {t('forget.note')}
        </Confirm>
      ) : null}
    </section>
  );
}
