import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/**
 * Takes the keys from a part of the screen while something covers it, and gives them back to whatever had them.
 * Returns what that part has to be given.
 */
export function useKeptFocus(covered: boolean): { readonly onFocus: (event: FocusEvent) => void } {
  const focused = useRef<EventTarget | null>(null);
  useLayoutEffect(() => {
    if (!covered) return;
    const { activeElement } = document;
    // At once: the next key may come before the browser notices that nothing there can be used.
    if (activeElement instanceof HTMLElement) activeElement.blur();
    return () => {
      const { current } = focused;
      if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
    };
  }, [covered]);
  return { onFocus: ({ target }) => (focused.current = target) };
}
