import { Hourglass } from 'lucide-react';
import { useSecondText, useText } from '../i18n/text.tsx';

/** Lies over everything while scans are handled more slowly than they come: nobody takes the last colour for theirs. */
export function Wait() {
  const first = useText();
  const second = useSecondText();
  return (
    <div
      className="calm layer"
      role="dialog"
      aria-modal="true"
      aria-label={first.t('wait.title')}
      data-testid="wait"
    >
      <Hourglass className="calm__icon" strokeWidth={1.75} aria-hidden />
      <div className="announced" role="status">
        <h1 className="calm__title">{first.t('wait.title')}</h1>
        <p className="calm__hint">{first.t('wait.hint')}</p>
      </div>
      <p className="calm__second" lang={second.language}>
        <strong>{`${second.t('wait.title')}.`}</strong> {second.t('wait.hint')}
      </p>
    </div>
  );
}
