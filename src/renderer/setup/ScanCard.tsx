import { FolderOpen, ScanQrCode } from 'lucide-react';
import { useState } from 'react';
import { SITE_CARD_TEXT, useSiteCardText } from '../i18n/site-card.ts';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** The quick way through set-up, in both languages: nobody has chosen one yet. */
export function ScanCard() {
  const { language, t } = useSiteCardText();
  const client = useClient();
  const [failed, setFailed] = useState<string | null>(null);
  const other = language === 'id' ? 'en' : 'id';
  return (
    <section className="scan-card" aria-label={t('scan.title')} data-testid="setup-card">
      <ScanQrCode aria-hidden className="scan-card__sign" strokeWidth={1.5} />
      <div className="scan-card__say">
        <h1>{t('scan.title')}</h1>
        <p className="scan-card__other" lang={other}>
          {SITE_CARD_TEXT[other]('scan.title')}
        </p>
        <p>{t('scan.hint')}</p>
        <p className="scan-card__small" lang={other}>
          {SITE_CARD_TEXT[other]('scan.hint')}
        </p>
      </div>
      <Button
        data-testid="setup-card-open"
        onClick={() => {
          setFailed(null);
          client.request('setup.openCard').catch((error: unknown) => setFailed(refusalOf(error)));
        }}
      >
        <FolderOpen aria-hidden size="1.25rem" />
        {t('scan.open')}
      </Button>
      {failed === null ? null : <Banner>{t('failed', { code: failed })}</Banner>}
    </section>
  );
}
