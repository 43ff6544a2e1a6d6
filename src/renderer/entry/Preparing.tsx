import { Wrench } from 'lucide-react';
import { useSecondText, useText } from '../i18n/text.tsx';

/** The visitors' own screen while the kiosk is set up at the officer's. */
export function Preparing() {
  const first = useText();
  const second = useSecondText();
  return (
    <main className="calm layer" data-testid="preparing">
      <Wrench className="calm__icon" strokeWidth={1.75} aria-hidden />
      <div>
        <h1 className="calm__title">{first.t('preparing.title')}</h1>
        <p className="calm__hint">{first.t('notice.visitor')}</p>
      </div>
      <p className="calm__second" lang={second.language}>
        <strong>{`${second.t('preparing.title')}.`}</strong> {second.t('notice.visitor')}
      </p>
    </main>
  );
}
