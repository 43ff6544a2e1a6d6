import type { Visit } from '#shared/domain/visit.ts';
import { create } from 'zustand';

/** Today's entries as far as they were asked for. */
export interface EntryList {
  /** The newest first. */
  readonly rows: readonly Visit[];
  /** Whether there are older ones. */
  readonly more: boolean;
  /** The row of the log up to which this is right. */
  readonly tip: number;
}

/** What an officer is about to decide: pressed on the visitor's screen, answered at the desk. */
export interface Deciding {
  readonly seq: number;
  readonly decision: 'admit' | 'deny';
}

export interface OfficerStore {
  /** True from the press of the officer's button until signed in or turned back. */
  readonly asking: boolean;
  /** Until when no PIN is taken (an instant in UTC), or null. Stays while the pad is closed. */
  readonly lockedUntil: string | null;
  /** Null until loaded. */
  readonly entries: EntryList | null;
  /** Null where nothing is. */
  readonly deciding: Deciding | null;
  /** The list of who is inside is to be printed, as soon as it is there. */
  readonly evacuating: boolean;
}

export const SIGNED_OUT: OfficerStore = {
  asking: false,
  lockedUntil: null,
  entries: null,
  deciding: null,
  evacuating: false,
};

export const useOfficer = create<OfficerStore>(() => SIGNED_OUT);
