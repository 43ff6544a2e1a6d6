import { useEffect, useState } from 'react';

/** The value once it has not changed for so many milliseconds. */
export function useSettled<T>(value: T, restMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const resting = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(resting);
  }, [value, restMs]);
  return settled;
}
