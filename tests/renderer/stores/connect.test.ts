import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/renderer/ipc/client.ts';
import { connectStores } from '../../../src/renderer/stores/connect.ts';
import { useKiosk } from '../../../src/renderer/stores/kiosk.ts';
import { SIGNED_OUT, useOfficer } from '../../../src/renderer/stores/officer.ts';
import { useRole } from '../../../src/renderer/stores/role.ts';
import { NOTHING_SHOWN, useScreen } from '../../../src/renderer/stores/screen.ts';
import { fakeMain, READY } from '../fake-main.ts';

const OFFICER = { id: 1, name: 'Budi', role: 'petugas' } as const;
const SCREEN = { kind: 'fault', at: '2022-02-24T06:05:00.000Z', fault: 'LOG_LOCKED' } as const;

beforeEach(() => {
  useKiosk.setState({ state: null, failed: false });
  useOfficer.setState(SIGNED_OUT);
  useScreen.setState(NOTHING_SHOWN);
  useRole.setState({ role: null });
});

/** Lets the answers that are under way arrive. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the stores, filled by the main process', () => {
  it('begin with the state that was asked for', async () => {
    const main = fakeMain({ 'kiosk.state': { ok: true, value: READY } });
    connectStores(createClient(main.bridge));
    await settled();
    expect(useKiosk.getState().state?.today.total).toBe(3);
  });

  it('keep a change that came before the answer, for it is newer', async () => {
    const main = fakeMain({ 'kiosk.state': { ok: true, value: READY } });
    connectStores(createClient(main.bridge));
    main.say('kiosk.changed', { ...READY, today: { ...READY.today, total: 4 } });
    await settled();
    expect(useKiosk.getState().state?.today.total).toBe(4);
  });

  it('know that the kiosk did not start', async () => {
    const main = fakeMain({ 'kiosk.state': { ok: false, code: 'INTERNAL_ERROR' } });
    connectStores(createClient(main.bridge));
    await settled();
    expect(useKiosk.getState().failed).toBe(true);
  });

  it('know what their window is for, and when a display came or went', async () => {
    const main = fakeMain({ 'screen.role': { ok: true, value: 'whole' } });
    connectStores(createClient(main.bridge));
    await settled();
    expect(useRole.getState().role).toBe('whole');
    main.say('screen.roleChanged', 'desk');
    expect(useRole.getState().role).toBe('desk');
    main.say('screen.roleChanged', 'admin');
    expect(useRole.getState().role).toBe('desk');
  });

  it('do everything in one window where main does not say', async () => {
    connectStores(createClient(fakeMain({ 'screen.role': { ok: false, code: 'INTERNAL_ERROR' } }).bridge));
    await settled();
    expect(useRole.getState().role).toBe('whole');
  });

  it('show a scan', async () => {
    const main = fakeMain();
    connectStores(createClient(main.bridge));
    await settled();
    main.say('scan.screen', SCREEN);
    expect(useScreen.getState().current).toEqual({ screen: SCREEN, showing: 1 });
  });

  it('close the PIN pad on sign-in, and forget every name on sign-out', async () => {
    const main = fakeMain({ 'kiosk.state': { ok: true, value: READY } });
    connectStores(createClient(main.bridge));
    await settled();
    useOfficer.setState({ asking: true });
    main.say('kiosk.changed', { ...READY, officer: OFFICER });
    expect(useOfficer.getState().asking).toBe(false);

    useOfficer.setState({ entries: { rows: [], more: false, tip: 0 } });
    main.say('scan.screen', SCREEN);
    useScreen.setState((state) => ({ ...state, current: null }));
    main.say('kiosk.changed', READY);
    expect(useOfficer.getState()).toEqual(SIGNED_OUT);
    expect(useScreen.getState().last).toBeNull();
  });
});
