import type { OfficerDecision, Visit } from '#shared/domain/visit.ts';
import { create } from 'zustand';
import type { Decidable, Nobody } from './meant.ts';

/** Today's entries as far as they were asked for. */
export interface EntryList {
  /** The newest first. */
  readonly rows: readonly Visit[];
  /** Whether there are older ones. */
  readonly more: boolean;
  /** The row of the log up to which this is right. */
  readonly tip: number;
}

/** What an officer is about to decide, and about whom: bound to that one, whoever comes meanwhile. */
export interface Deciding {
  readonly visit: Decidable;
  readonly decision: OfficerDecision;
}

/** A decision that is on record. */
export interface Decided {
  readonly seq: number;
  readonly decision: OfficerDecision;
  /** As it is proven, or the officer gave it. */
  readonly name: string | null;
  /** Counts up: what lists the log asks anew. */
  readonly nth: number;
  /** Its word has stood long enough. */
  readonly read: boolean;
}

/** Why a key of the officer's did nothing. */
export interface Unheard {
  readonly why: Nobody | 'already.admit' | 'already.deny';
  readonly decision: 'admit' | 'deny';
  /** The entry of which it was; null where there was none. */
  readonly seq: number | null;
}

export interface OfficerStore {
  /** True from the press of the officer's button until signed in or turned back. */
  readonly asking: boolean;
  /** Until when no PIN is taken (an instant in UTC), or null. Stays while the pad is closed. */
  readonly lockedUntil: string | null;
  /** Null until loaded. */
  readonly entries: EntryList | null;
  /** The last is in front, and answered first. */
  readonly deciding: readonly Deciding[];
  /** Who was decided last; another object each time. Null where nobody was. */
  readonly decided: Decided | null;
  /** The row that is chosen in today's list; null where none is. */
  readonly chosen: Decidable | null;
  /** Whom the panel of those who wait shows; null where there is none. */
  readonly panel: Decidable | null;
  /** Null where nothing has to be said. */
  readonly unheard: Unheard | null;
  /** The list of who is inside is to be printed, as soon as it is there. */
  readonly evacuating: boolean;
}

export const SIGNED_OUT: OfficerStore = {
  asking: false,
  lockedUntil: null,
  entries: null,
  deciding: [],
  decided: null,
  chosen: null,
  panel: null,
  unheard: null,
  evacuating: false,
};

export const useOfficer = create<OfficerStore>(() => SIGNED_OUT);

/** Puts a decision before the officer; about the same person there is one at a time. */
export function decide(visit: Decidable, decision: Deciding['decision']): void {
  useOfficer.setState(({ deciding }) => {
    const begun = deciding.find((each) => each.visit.seq === visit.seq && each.decision === decision);
    const others = deciding.filter((each) => each.visit.seq !== visit.seq);
    return { deciding: [...others, begun ?? { visit, decision }], unheard: null };
  });
}

/** A decision was put off. */
export function putOff(deciding: Deciding): void {
  useOfficer.setState((state) => ({ deciding: state.deciding.filter((each) => each !== deciding) }));
}

/** A decision is on record. */
export function decided(deciding: Deciding, name: string | null): void {
  putOff(deciding);
  const { visit, decision } = deciding;
  useOfficer.setState((state) => ({
    decided: { seq: visit.seq, decision, name, nth: (state.decided?.nth ?? 0) + 1, read: false },
  }));
}
