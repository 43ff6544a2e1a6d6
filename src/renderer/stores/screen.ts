import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { create } from 'zustand';

export { standingTime } from '#shared/domain/kiosk.ts';

/** What a scan put on the screen, and which showing it is. */
export interface Shown {
  readonly screen: ScanScreen;
  /** Counts up: two equal verdicts in a row are two showings, and look it. */
  readonly showing: number;
}

export interface ScreenState {
  /** What covers the idle screen now; null is idle. */
  readonly current: Shown | null;
  /** The last one, covering or not: the officer's desk keeps it in its strip. */
  readonly last: Shown | null;
}

export const NOTHING_SHOWN: ScreenState = { current: null, last: null };

/** A scan covers whatever is there, at once. */
export function show(state: ScreenState, screen: ScanScreen): ScreenState {
  const shown = { screen, showing: (state.last?.showing ?? 0) + 1 };
  return { current: shown, last: shown };
}

/** What was decided after the visitors' screen went back to idle: at a desk that is that screen it covers nothing. */
export function showBeside(state: ScreenState, screen: ScanScreen): ScreenState {
  return { ...state, last: show(state, screen).last };
}

/** Back to what was beneath. A time that ran out for an older showing ends nothing. */
export function dismiss(state: ScreenState, showing: number): ScreenState {
  return state.current?.showing === showing ? { ...state, current: null } : state;
}

/** Nobody's name stays behind the sign-out. */
export function forget(state: ScreenState): ScreenState {
  return { ...state, last: state.current };
}

export const useScreen = create<ScreenState>(() => NOTHING_SHOWN);
