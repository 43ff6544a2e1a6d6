const IDLE_MS = 4000;

/** Takes the pointer off the screen when nobody has moved it for a while: visitors need none. */
export function hideIdleCursor(): void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    delete root.dataset['cursor'];
    timer = setTimeout(() => (root.dataset['cursor'] = 'hidden'), IDLE_MS);
  };
  for (const sign of ['pointermove', 'pointerdown']) {
    window.addEventListener(sign, wait, { capture: true, passive: true });
  }
  wait();
}
