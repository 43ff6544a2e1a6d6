import { lazy, Suspense, useEffect } from 'react';
import { Fault } from './entry/Fault.tsx';
import { Idle } from './entry/Idle.tsx';
import { ScanOverlay } from './entry/ScanOverlay.tsx';
import { Wait } from './entry/Wait.tsx';
import { LanguageProvider } from './i18n/text.tsx';
import { useKiosk } from './stores/kiosk.ts';
import { useLeave } from './stores/leave.ts';
import { useOfficer } from './stores/officer.ts';
import { useRecovery } from './stores/recovery.ts';
import { useScreen } from './stores/screen.ts';
import { askOfficer, useOfficerKeys } from './useOfficerKeys.ts';

// What no visitor waits for is not in the first file.
const loadSetup = () => import('./setup/Setup.tsx').then(({ Setup }) => ({ default: Setup }));
const loadPinPad = () => import('./officer/PinPad.tsx').then(({ PinPad }) => ({ default: PinPad }));
const loadLeave = () =>
  import('./leave/LeaveDialog.tsx').then(({ LeaveDialog }) => ({ default: LeaveDialog }));
const loadDesk = () => import('./officer/Desk.tsx').then(({ Desk }) => ({ default: Desk }));
const RecoveryCode = lazy(() =>
  import('./ui/RecoveryCode.tsx').then((module) => ({ default: module.RecoveryCode })),
);
const Setup = lazy(loadSetup);
const PinPad = lazy(loadPinPad);
const Desk = lazy(loadDesk);
const LeaveDialog = lazy(loadLeave);

/** Chooses what is on the screen; a scan's verdict lies over all of it. */
export function App() {
  const kiosk = useKiosk((store) => store.state);
  const failed = useKiosk((store) => store.failed);
  const asking = useOfficer((store) => store.asking);
  const shown = useScreen((store) => store.current);
  const leaving = useLeave((store) => store.asking);
  const recoveryCode = useRecovery((store) => store.code);
  const site = kiosk?.site ?? null;
  const language = site?.language ?? 'id';
  const idle = kiosk?.phase === 'ready' && !kiosk.officer && !asking && recoveryCode === null;

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    if (!idle) return;
    // Fetched while nothing else is to do: the officer who presses F2 may type at once.
    const fetching = requestIdleCallback(() => void Promise.all([loadPinPad(), loadDesk()]));
    return () => cancelIdleCallback(fetching);
  }, [idle]);

  useOfficerKeys(kiosk?.phase === 'ready' ? kiosk.officer !== null : null);

  return (
    <LanguageProvider language={language}>
      {failed ? <Fault fault="start" /> : null}
      {kiosk?.phase === 'setup' ? (
        <Suspense>
          <Setup />
        </Suspense>
      ) : null}
      {kiosk?.phase === 'ready' && site ? (
        <>
          <Suspense fallback={<Idle kiosk={kiosk} site={site} onOfficer={openPinPad} />}>
            {kiosk.officer ? (
              <Desk kiosk={kiosk} site={site} officer={kiosk.officer} />
            ) : asking ? (
              <PinPad />
            ) : (
              <Idle kiosk={kiosk} site={site} onOfficer={openPinPad} />
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
          {shown ? <ScanOverlay shown={shown} site={site} /> : null}
          {kiosk.busy ? <Wait /> : null}
        </>
      ) : null}
      {leaving && kiosk ? (
        <Suspense>
          <LeaveDialog needsPin={kiosk.phase === 'ready'} />
        </Suspense>
      ) : null}
    </LanguageProvider>
  );
}

function openPinPad(): void {
  askOfficer();
}
