import { useEffect, useEffectEvent } from 'react';

/** A desk left alone shows nobody's names to the next in the queue. */
export const DESK_IDLE_MS = 180_000;

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Calls `onIdle` once nobody has touched pointer or keys for that long. */
export function useIdle(milliseconds: number, onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    let timer = setTimeout(idle, milliseconds);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(idle, milliseconds);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [milliseconds]);
}
