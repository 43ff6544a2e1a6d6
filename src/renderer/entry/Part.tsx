import { QrCode } from 'lucide-react';
import { useSecondText, useText } from '../i18n/text.tsx';

interface Props {
  /** How many codes of the card were scanned. */
  readonly have: number;
  /** How many it is spread over. */
  readonly of: number;
}

/** Neither green nor red: the card goes on in another code. */
export function Part({ have, of }: Props) {
  const first = useText();
  const second = useSecondText();
  return (
    <div
      className="calm layer"
      role="dialog"
      aria-modal="true"
      aria-label={first.t('part.title', { have, of })}
      data-testid="part"
      data-have={have}
      data-of={of}
    >
      <QrCode className="calm__icon" strokeWidth={1.75} aria-hidden />
      <div className="announced" role="status">
        <h1 className="calm__title calm__title--number tabular">{first.t('part.title', { have, of })}</h1>
        <p className="calm__hint">{first.t('part.hint')}</p>
      </div>
      <p className="calm__second" lang={second.language}>
        <strong>{`${second.t('part.title', { have, of })}.`}</strong> {second.t('part.hint')}
      </p>
    </div>
  );
}
