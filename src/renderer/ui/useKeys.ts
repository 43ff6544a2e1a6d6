import { useEffect, useEffectEvent } from 'react';

/** What a key does; false where it is not wanted here, and goes on to the desk. */
type KeyAct = (event: KeyboardEvent) => boolean;

/** Keys of a section, before the desk has them. */
export function useKeys(keys: Readonly<Record<string, KeyAct>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (keys[event.key]?.(event)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
