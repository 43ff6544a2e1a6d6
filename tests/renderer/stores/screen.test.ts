import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { describe, expect, it } from 'vitest';
import { dismiss, forget, NOTHING_SHOWN, show, standingTime } from '../../../src/renderer/stores/screen.ts';

const green: ScanScreen = {
  kind: 'verdict',
  seq: 1,
  at: '2022-02-24T06:05:00.000Z',
  verdict: { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
  holder: { name: 'Siti' },
};
const amber: ScanScreen = {
  ...green,
  seq: 2,
  verdict: { decision: 'refer', category: 'kuning', reasons: [{ code: 'VACCINATION_PARTIAL' }] },
};
const fault: ScanScreen = { kind: 'fault', at: '2022-02-24T06:06:00.000Z', fault: 'LOG_LOCKED' };

describe('what is on the screen', () => {
  it('is interrupted by the next scan at once', () => {
    const state = show(show(NOTHING_SHOWN, green), fault);
    expect(state.current?.screen).toBe(fault);
  });

  it('is a new showing even where the same verdict comes twice', () => {
    const once = show(NOTHING_SHOWN, green);
    const twice = show(once, green);
    expect(twice.current?.showing).not.toBe(once.current?.showing);
  });

  it('goes when its time has run out', () => {
    expect(dismiss(show(NOTHING_SHOWN, green), 1).current).toBeNull();
  });

  it('does not go when the time of the one before it runs out', () => {
    const state = show(show(NOTHING_SHOWN, green), amber);
    expect(dismiss(state, 1)).toBe(state);
  });

  it('stays known to the desk after it has gone, until the officer signs out', () => {
    const gone = dismiss(show(NOTHING_SHOWN, green), 1);
    expect(gone.last?.screen).toBe(green);
    expect(forget(gone).last).toBeNull();
  });

  it('is not taken from a visitor by a sign-out', () => {
    const state = show(NOTHING_SHOWN, green);
    expect(forget(state)).toEqual(state);
  });

  it('stands for the time that the site says, amber for the officer’s', () => {
    const display = { verdictSeconds: 7, referSeconds: 60, sound: true };
    expect(standingTime(green, display)).toBe(7_000);
    expect(standingTime(fault, display)).toBe(7_000);
    expect(standingTime(amber, display)).toBe(60_000);
  });
});
