import { useContext, useEffect, useEffectEvent } from 'react';
import { whoIsMeant } from './stores/meant.ts';
import { decide, useOfficer, type Deciding } from './stores/officer.ts';
import { dismiss, useScreen } from './stores/screen.ts';
import { Covered, isAsking, useInFront } from './ui/layers.ts';

type Keyed = Exclude<Deciding['decision'], 'left'>;

const DECISIONS: Readonly<Record<string, Keyed>> = { F4: 'admit', F8: 'deny' };

interface Officer {
  readonly signedIn: boolean;
  /** Whether this is the officer's own display: then nothing that stands is in the officer's way. */
  readonly own: boolean;
}

/**
 * The officer's keys: F2 asks for the PIN; F4 and F8 decide whom the officer sees (`whoIsMeant`), or say why they do
 * nothing; F9 prints who is inside. All of them after the PIN where nobody is signed in.
 */
export function useOfficerKeys(officer: Officer): void {
  const covered = useContext(Covered);
  // A question that lies over the screen has these keys for itself; a verdict that lies over that one has not.
  const heard = useInFront() || covered;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!heard || event.repeat || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const decision = DECISIONS[event.key];
    if (decision !== undefined) pressed(decision, officer);
    // Another section would end what is open beneath a verdict, with all that is typed in it.
    else if (event.key === 'F9' && !isAsking())
      giveScreen(officer, () => useOfficer.setState({ evacuating: true }));
    else if (event.key === 'F2' && !officer.signedIn) giveScreen(officer, forgetWishes);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function pressed(decision: Keyed, officer: Officer): void {
  const { chosen, panel } = useOfficer.getState();
  const standing = useScreen.getState().current?.screen ?? null;
  const meant = whoIsMeant({ standing, chosen, panel });
  if (typeof meant === 'string') useOfficer.setState({ unheard: { why: meant, decision, seq: null } });
  else if (meant.state.decision === decision)
    useOfficer.setState({ unheard: { why: `already.${decision}`, decision, seq: meant.seq } });
  else giveScreen(officer, () => decide(meant, decision));
}

/** Gives the screen to the officer, who signs in first. */
export function askOfficer(): void {
  giveScreen({ signedIn: false, own: false }, forgetWishes);
}

function giveScreen({ signedIn, own }: Officer, wish: () => void): void {
  // What was wanted before and never signed for is not what the next PIN is for.
  if (!signedIn) forgetWishes();
  wish();
  if (own) return;
  if (!signedIn) useOfficer.setState({ asking: true });
  // What waits for the officer does not stand in the officer's way.
  useScreen.setState((state) => (state.current ? dismiss(state, state.current.showing) : state));
}

function forgetWishes(): void {
  useOfficer.setState({ deciding: [], evacuating: false, unheard: null });
}
