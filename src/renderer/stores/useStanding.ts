import type { Site } from '#shared/domain/site.ts';
import { useEffect } from 'react';
import { dismiss, standingTime, useScreen, type Shown } from './screen.ts';

/** Takes a showing off the screen once its time is over. */
export function useStanding(shown: Shown | null, display: Site['display']): void {
  const showing = shown?.showing;
  const milliseconds = shown && standingTime(shown.screen, display);
  useEffect(() => {
    if (showing === undefined || milliseconds === null) return;
    const timer = setTimeout(() => useScreen.setState((state) => dismiss(state, showing)), milliseconds);
    return () => clearTimeout(timer);
  }, [showing, milliseconds]);
}
