import { FolderOpen, ScanQrCode } from 'lucide-react';
import { useState } from 'react';
import { LanguageProvider, secondLanguage } from '../i18n/text.tsx';
import { useSetupText } from './texts.en.ts';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** The quick way through set-up, in both languages: nobody has chosen one yet. */
export function ScanCard() {
  const { t } = useSetupText();
  const client = useClient();
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <section className="scan-card" aria-label={t('scan.title')} data-testid="setup-card">
      <ScanQrCode aria-hidden className="scan-card__sign" strokeWidth={1.5} />
      <div className="scan-card__say">
        <h1>{t('scan.title')}</h1>
        <InOther className="scan-card__other" says="scan.title" />
        <p>{t('scan.hint')}</p>
        <InOther className="scan-card__small" says="scan.hint" />
      </div>
      <Button
        data-testid="setup-card-open"
        onClick={() => {
          setFailed(null);
          client.request('setup.openCard').catch((error: unknown) => setFailed(refusalOf(error)));
        }}
      >
        <FolderOpen aria-hidden size="1.25rem" />
        {t('card.open')}
      </Button>
      {failed === null ? null : <Banner>{t('unsaved', { code: failed })}</Banner>}
    </section>
  );
}

interface LineProps {
  readonly className: string;
  readonly says: 'scan.title' | 'scan.hint';
}

function InOther(props: LineProps) {
  const { language } = useSetupText();
  return (
    <LanguageProvider language={secondLanguage(language)}>
      <Line {...props} />
    </LanguageProvider>
  );
}

function Line({ className, says }: LineProps) {
  const { language, t } = useSetupText();
  return (
    <p className={className} lang={language}>
      {t(says)}
    </p>
  );
}
