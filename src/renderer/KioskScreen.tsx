import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { Suspense, useContext } from 'react';
import { Idle } from './entry/Idle.tsx';
import { ScanOverlay } from './entry/ScanOverlay.tsx';
import { Wait } from './entry/Wait.tsx';
import { KeyNotice } from './KeyNotice.tsx';
import { Desk, DeskLock, PinPad, RecoveryScreen } from './lazy.ts';
import { useOfficer } from './stores/officer.ts';
import { useRecovery } from './stores/recovery.ts';
import { useScreen } from './stores/screen.ts';
import { useStanding } from './stores/useStanding.ts';
import { Covered } from './ui/layers.ts';
import { useKeptFocus } from './ui/useKeptFocus.ts';
import { askOfficer, useOfficerKeys } from './useOfficerKeys.ts';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  /** Whether the visitors have displays of their own. */
  readonly own: boolean;
}

/**
 * The screen at which the officer sits. Where it is the only one, visitors have it in turn, and a scan's verdict lies
 * over all of it, questions too; where it is the officer's own, verdicts stand beside the work and never cover it.
 * When displays come and go the desk stays as it was, with all that is half typed.
 */
export function KioskScreen({ kiosk, site, own }: Props) {
  const asking = useOfficer((store) => store.asking);
  const shown = useScreen((store) => store.current);
  const recoveryCode = useRecovery((store) => store.code);
  const covered = useContext(Covered);
  const beneath = useKeptFocus(covered);
  useStanding(shown, site.display);
  useOfficerKeys({ signedIn: kiosk.officer !== null, own });
  const idle = <Idle kiosk={kiosk} site={site} onOfficer={askOfficer} />;
  return (
    <>
      <div className="beneath" inert={covered} {...beneath}>
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
            <RecoveryScreen code={recoveryCode} onDone={() => useRecovery.setState({ code: null })} />
          </Suspense>
        )}
      </div>
      {shown && !own ? <ScanOverlay shown={shown} site={site} shared /> : null}
      {kiosk.busy && !own ? <Wait /> : null}
      <KeyNotice />
    </>
  );
}
