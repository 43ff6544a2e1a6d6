import { useEffect } from 'react';
import { useOfficer, type Deciding, type OfficerStore } from './stores/officer.ts';
import { dismiss, useScreen } from './stores/screen.ts';

/** Those of a decision, from the visitor's screen. */
const DECISIONS: Readonly<Record<string, Deciding['decision']>> = { F4: 'admit', F8: 'deny' };

/**
 * The officer's keys: F2 asks for the PIN; F4 and F8 while an amber verdict stands decide that very visit, F9 prints
 * who is inside; after the PIN where nobody is signed in. What the visitor sees is what is meant.
 * @param signedIn null: the kiosk takes no officer yet
 * @param own whether this is the officer's own display: then nothing that stands is in the officer's way
 */
export function useOfficerKeys(signedIn: boolean | null, own: boolean): void {
  useEffect(() => {
    if (signedIn === null) return;
    const onKey = (event: KeyboardEvent) => {
      const evacuating = event.key === 'F9';
      const decision = DECISIONS[event.key];
      if (event.key !== 'F2' && !evacuating && decision === undefined) return;
      // A question that lies over the screen has these keys for itself.
      if (document.querySelector('dialog[open]')) return;
      const deciding = decision === undefined ? null : decidingOf(decision);
      if (signedIn && !deciding && !evacuating) return;
      event.preventDefault();
      if (own) useOfficer.setState({ deciding, evacuating });
      else askOfficer({ deciding, evacuating });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [signedIn, own]);
}

/** Gives the screen to the officer, who signs in first. */
export function askOfficer(wanted: Partial<Pick<OfficerStore, 'deciding' | 'evacuating'>> = {}): void {
  useOfficer.setState({ asking: true, deciding: null, evacuating: false, ...wanted });
  // What waits for the officer does not stand in the officer's way.
  useScreen.setState((state) => (state.current ? dismiss(state, state.current.showing) : state));
}

/** The visit that waits on the screen now; null where none does. */
function decidingOf(decision: Deciding['decision']): Deciding | null {
  const screen = useScreen.getState().current?.screen;
  if (screen?.kind !== 'verdict' || screen.verdict.decision !== 'refer') return null;
  return { seq: screen.seq, decision };
}
