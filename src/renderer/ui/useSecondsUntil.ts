import { useEffect, useState } from 'react';

/** Whole seconds until an instant, counted down; 0 once it is there, or without one. */
export function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));
  useEffect(() => {
    if (instant === null) return;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 500);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [instant]);
  return left;
}
