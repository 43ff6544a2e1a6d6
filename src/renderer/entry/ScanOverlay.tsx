import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { useEffect } from 'react';
import { dismiss, standingTime, useScreen, type Shown } from '../stores/screen.ts';
import { useEscape } from '../ui/useEscape.ts';
import { Fault } from './Fault.tsx';
import { Part } from './Part.tsx';
import { Presence } from './Presence.tsx';
import { FAULT_TUNE, LEFT_TUNE, PART_TUNE, play, tune, type Tone } from './sound.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly shown: Shown;
  readonly site: Site;
  /** Whether the officer sits at this very screen, with the keys. */
  readonly shared: boolean;
}

/**
 * Covers whatever is on the screen with what the last scan came to. The next scan interrupts: a new showing is a new
 * element, with its own sound and time. Escape ends it early.
 */
export function ScanOverlay({ shown, site, shared }: Props) {
  const { screen, showing } = shown;
  const { sound } = site.display;
  const milliseconds = standingTime(screen, site.display);

  useEscape(true, () => useScreen.setState((state) => dismiss(state, showing)));

  useEffect(() => {
    if (!sound) return;
    play(tuneOf(screen));
  }, [screen, sound]);

  switch (screen.kind) {
    case 'fault':
      return <Fault key={showing} fault={screen.fault} />;
    case 'part':
      return <Part key={showing} have={screen.have} of={screen.of} milliseconds={milliseconds} />;
    case 'presence':
      return <Presence key={showing} screen={screen} milliseconds={milliseconds} />;
    case 'verdict':
      return (
        <Verdict
          key={showing}
          screen={screen}
          timeZone={site.timeZone}
          milliseconds={milliseconds}
          keys={shared}
        />
      );
  }
}

function tuneOf(screen: ScanScreen): readonly Tone[] {
  switch (screen.kind) {
    case 'fault':
      return FAULT_TUNE;
    case 'part':
      return PART_TUNE;
    case 'presence':
      return screen.event === 'left' ? LEFT_TUNE : PART_TUNE;
    case 'verdict':
      return tune(screen.verdict.decision, screen.verdict.category);
  }
}
