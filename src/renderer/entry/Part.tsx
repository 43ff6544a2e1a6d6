import { useSecondText, useText } from '../i18n/text.tsx';
import { PartDrawing } from './PartDrawing.tsx';

interface Props {
  /** How many codes of the card were scanned. */
  readonly have: number;
  /** How many it is spread over. */
  readonly of: number;
  /** How long the card waits for its next part. */
  readonly milliseconds: number;
}

/** Neither green nor red: the card goes on in another code. */
export function Part({ have, of, milliseconds }: Props) {
  const first = useText();
  const second = useSecondText();
  return (
    <div
      className="part layer"
      role="dialog"
      aria-modal="true"
      aria-label={first.t('part.title', { have, of })}
      data-testid="part"
      data-have={have}
      data-of={of}
    >
      <div className="part__drawing">
        <PartDrawing have={have} of={of} />
      </div>
      <div className="part__text">
        <div className="announced" role="status">
          <h1 className="part__title tabular">{first.t('part.title', { have, of })}</h1>
          <p className="part__hint">{first.t('part.hint')}</p>
        </div>
        <div className="part__second" lang={second.language}>
          <p className="part__second-title tabular">{second.t('part.title', { have, of })}</p>
          <p>{second.t('part.hint')}</p>
        </div>
      </div>
      <div className="part__time" style={{ animationDuration: `${milliseconds}ms` }} />
    </div>
  );
}
