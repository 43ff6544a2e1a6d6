import { useEffect, useState, type RefObject } from 'react';

/** Rows that are drawn beyond what is seen, so that scrolling shows no gaps; also how far a window moves at once. */
const SPARE = 10;

/** Rows of a long list that are drawn: from the first (inclusive) to the last (exclusive). */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * Which rows of a long list are near what is seen.
 * @param scroller what scrolls them
 * @param count of all rows
 * @param height of each in pixels
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): RowWindow {
  const [block, setBlock] = useState(0);
  const [seen, setSeen] = useState(3 * SPARE);
  const anyRow = count > 0;
  useEffect(() => {
    const element = scroller.current;
    if (!element || !anyRow) return;
    const look = () => {
      setBlock(Math.floor(element.scrollTop / height / SPARE));
      setSeen(Math.ceil(element.clientHeight / height));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
    // With the first row the scroller comes into being.
  }, [scroller, height, anyRow]);
  return {
    first: Math.min(Math.max(0, (block - 1) * SPARE), Math.max(0, count - seen)),
    last: Math.min(count, (block + 2) * SPARE + seen),
  };
}
