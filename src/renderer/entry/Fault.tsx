import type { LogFault } from '#shared/domain/kiosk.ts';
import { Wrench } from 'lucide-react';
import { useSecondText, useText } from '../i18n/text.tsx';

/** `start`: the main process did not even say what state the kiosk is in. */
export type FaultCode = LogFault | 'start';

/** Neither green nor red: nothing was decided, and the screen must not look as if it had been. */
export function Fault({ fault }: { fault: FaultCode }) {
  const first = useText();
  const second = useSecondText();
  return (
    <div
      className="fault layer"
      role="dialog"
      aria-modal="true"
      aria-label={first.t('fault.title')}
      data-testid="fault"
      data-fault={fault}
    >
      <Wrench className="fault__icon" strokeWidth={1.75} aria-hidden />
      <div role="alert">
        <h1 className="fault__title">{first.t('fault.title')}</h1>
        <p className="fault__visitor">{first.t('fault.visitor')}</p>
      </div>
      <div className="fault__why">
        {fault === 'start' ? null : <p>{first.t('fault.unproven')}</p>}
        <p>{first.t(`fault.${fault}`)}</p>
        <p>
          <strong>{first.t(`fault.${fault}.todo`)}</strong>
        </p>
      </div>
      <p className="fault__second" lang={second.language}>
        <strong>{`${second.t('fault.title')}. ${second.t('fault.visitor')}.`}</strong>{' '}
        {second.t(`fault.${fault}`)}
      </p>
    </div>
  );
}
