import { Suspense, useEffect } from 'react';
import { Fault } from './entry/Fault.tsx';
import { LanguageProvider } from './i18n/text.tsx';
import { KioskScreen } from './KioskScreen.tsx';
import { fetchOfficersScreens, LeaveDialog, Setup } from './lazy.ts';
import { useKiosk } from './stores/kiosk.ts';
import { useLeave } from './stores/leave.ts';
import { useOfficer } from './stores/officer.ts';
import { useRole } from './stores/role.ts';
import { useScreen } from './stores/screen.ts';
import { Covered } from './ui/layers.ts';
import { VisitorScreen } from './VisitorScreen.tsx';

/** Nobody has pressed F2 so soon; who has waits no longer than for any screen. */
const FETCH_AFTER_MS = 1000;

/** Chooses what is on this window's screen. */
export function App() {
  const kiosk = useKiosk((store) => store.state);
  const failed = useKiosk((store) => store.failed);
  const role = useRole((store) => store.role);
  const asking = useOfficer((store) => store.asking);
  const leaving = useLeave((store) => store.asking);
  const stands = useScreen((store) => store.current !== null);
  const site = kiosk?.site ?? null;
  const forOfficers = kiosk?.phase === 'ready' && role !== 'visitor';
  const idle = forOfficers && role === 'whole' && !kiosk.officer && !asking;
  // Whatever the officer is at: a display that visitors share is theirs while a scan's verdict stands.
  const covered = forOfficers && role === 'whole' && (stands || kiosk.busy);
  const language = site?.language ?? 'id';

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    if (!idle) return;
    // The first screen is on the display before anything else is fetched.
    const fetching = setTimeout(() => void fetchOfficersScreens(), FETCH_AFTER_MS);
    return () => clearTimeout(fetching);
  }, [idle]);

  return (
    <LanguageProvider language={language}>
      <Covered value={covered}>
        {failed ? <Fault fault="start" /> : null}
        {kiosk && role === 'visitor' ? <VisitorScreen kiosk={kiosk} /> : null}
        {kiosk?.phase === 'setup' && role !== null && role !== 'visitor' ? (
          <Suspense>
            <Setup />
          </Suspense>
        ) : null}
        {forOfficers && site && role !== null ? (
          <KioskScreen kiosk={kiosk} site={site} own={role === 'desk'} />
        ) : null}
        {leaving && kiosk ? (
          <Suspense>
            <LeaveDialog needsPin={kiosk.phase === 'ready'} />
          </Suspense>
        ) : null}
      </Covered>
    </LanguageProvider>
  );
}
