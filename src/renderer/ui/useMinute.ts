import { useEffect, useState } from 'react';
import { untilNextMinute } from '../i18n/time.ts';

/** The present, renewed on every full minute. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    // A little after the minute: timers may fire early, and 14.05 must not show as 14.04 for a minute more.
    const timer = setTimeout(() => setNow(new Date()), untilNextMinute(now.getTime()) + 50);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
