import type { Visit } from '#shared/domain/visit.ts';
import { create } from 'zustand';

export interface OfficerStore {
  /** True from the press of the officer's button until signed in or turned back. */
  readonly asking: boolean;
  /** Until when no PIN is taken (an instant in UTC), or null. Stays while the pad is closed. */
  readonly lockedUntil: string | null;
  /** Today's entries, the newest first; null until loaded. */
  readonly entries: readonly Visit[] | null;
}

export const SIGNED_OUT: OfficerStore = { asking: false, lockedUntil: null, entries: null };

export const useOfficer = create<OfficerStore>(() => SIGNED_OUT);
