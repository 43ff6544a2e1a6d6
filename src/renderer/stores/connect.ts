import type { KioskState } from '#shared/domain/kiosk.ts';
import { flushSync } from 'react-dom';
import type { Client } from '../ipc/client.ts';
import { useKiosk } from './kiosk.ts';
import { useLeave } from './leave.ts';
import { SIGNED_OUT, useOfficer } from './officer.ts';
import { useRole } from './role.ts';
import { forget, show, showBeside, useScreen } from './screen.ts';

/** Lets the main process fill the stores; called once, before the first render. */
export function connectStores(client: Client): void {
  client.subscribe('kiosk.changed', takeKiosk);
  client.subscribe('scan.screen', (screen) => {
    if (screen.kind === 'verdict' && screen.late && useRole.getState().role === 'whole') {
      useScreen.setState((state) => showBeside(state, screen));
      client.request('screen.closed', { at: screen.at }).catch(() => undefined);
      return;
    }
    // The visitor waits for this one: rendered now, not when the scheduler finds time.
    flushSync(() => useScreen.setState((state) => show(state, screen)));
    useOfficer.setState({ unheard: null });
  });
  useScreen.subscribe(({ current }, before) => {
    if (current || !before.current || useRole.getState().role !== 'whole') return;
    // Where it cannot be told, main goes by the time.
    client.request('screen.closed', { at: before.current.screen.at }).catch(() => undefined);
  });
  client.subscribe('screen.roleChanged', (role) => useRole.setState({ role }));
  client.subscribe('kiosk.leaveAsked', () => useLeave.setState({ asking: true }));
  client.request('screen.role').then(
    (role) => useRole.getState().role ?? useRole.setState({ role }),
    // One that does what everything does leaves nobody without a screen.
    () => useRole.setState({ role: 'whole' }),
  );
  client.request('kiosk.state').then(
    // An event that overtook the answer is the newer one.
    (state) => useKiosk.getState().state ?? takeKiosk(state),
    () => useKiosk.setState({ failed: true }),
  );
}

function takeKiosk(state: KioskState): void {
  const before = useKiosk.getState().state;
  useKiosk.setState({ state, failed: false });
  if (state.officer) useOfficer.setState({ asking: false });
  if (before?.officer && !state.officer) {
    useOfficer.setState(SIGNED_OUT);
    useScreen.setState(forget);
  }
}
