import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { Suspense } from 'react';
import { Idle } from './entry/Idle.tsx';
import { ScanOverlay } from './entry/ScanOverlay.tsx';
import { Wait } from './entry/Wait.tsx';
import { Desk, DeskLock, PinPad, RecoveryCode } from './lazy.ts';
import { useOfficer } from './stores/officer.ts';
import { useRecovery } from './stores/recovery.ts';
import { useScreen } from './stores/screen.ts';
import { useStanding } from './stores/useStanding.ts';
import { askOfficer } from './useOfficerKeys.ts';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  /** Whether the visitors have displays of their own. */
  readonly own: boolean;
}

/**
 * The screen at which the officer sits. Where it is the only one, visitors have it in turn, and a scan's verdict lies
 * over all of it; where it is the officer's own, verdicts stand beside the work and never cover it. When displays
 * come and go the desk stays as it was, with all that is half typed.
 */
export function KioskScreen({ kiosk, site, own }: Props) {
  const asking = useOfficer((store) => store.asking);
  const shown = useScreen((store) => store.current);
  const recoveryCode = useRecovery((store) => store.code);
  useStanding(shown, site.display);
  const idle = <Idle kiosk={kiosk} site={site} onOfficer={openPinPad} />;
  return (
    <>
      <Suspense fallback={own ? null : idle}>
        {kiosk.officer ? (
          <Desk kiosk={kiosk} site={site} officer={kiosk.officer} />
        ) : own ? (
          <DeskLock kiosk={kiosk} site={site} shown={shown} />
        ) : asking ? (
          <PinPad />
        ) : (
          idle
        )}
      </Suspense>
      {recoveryCode === null ? null : (
        <Suspense>
          <div
            className="recovery-screen layer"
            role="dialog"
            aria-modal="true"
            aria-labelledby="recovery-title"
          >
            <RecoveryCode code={recoveryCode} onDone={() => useRecovery.setState({ code: null })} />
          </div>
        </Suspense>
      )}
      {shown && !own ? <ScanOverlay shown={shown} site={site} shared /> : null}
      {kiosk.busy && !own ? <Wait /> : null}
    </>
  );
}

function openPinPad(): void {
  askOfficer();
}
