import { useEffect, useEffectEvent } from 'react';
import { useInFront } from './layers.ts';

/** Keys that nothing else took for itself, while nothing lies over what calls this. */
export function useUnheardKeys(act: (event: KeyboardEvent) => void): void {
  const inFront = useInFront();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (inFront && !event.defaultPrevented) act(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
