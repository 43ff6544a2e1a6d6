import { useEffect, useEffectEvent } from 'react';
import { useInFront } from './layers.ts';

/** What a key does; false where it is not wanted here, and goes on to the desk. */
type KeyAct = (event: KeyboardEvent) => boolean;

/**
 * Keys of a section or a question, before the desk has them. They are its own only while nothing lies over it, and
 * a key that is held down is one press.
 */
export function useKeys(keys: Readonly<Record<string, KeyAct>>): void {
  const inFront = useInFront();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!inFront || event.repeat) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (keys[event.key]?.(event)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** The same for whoever opens a question: drawn in it, its keys are the question's. */
export function Keys({ keys }: { readonly keys: Readonly<Record<string, KeyAct>> }) {
  useKeys(keys);
  return null;
}
