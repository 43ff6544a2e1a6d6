import { useEffect, useEffectEvent } from 'react';

/**
 * What Escape does while something is in front. One press does one thing: nothing beneath hears of it, and a key
 * that is held down does not close one thing after another.
 */
export function useEscape(inFront: boolean, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) act();
  });
  useEffect(() => {
    if (!inFront) return;
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [inFront]);
}
