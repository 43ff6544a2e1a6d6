import { screen } from 'electron';

/** Calls `listener` whenever a display came, went, or became another, until the returned function is called. */
export function onDisplayChange(listener: () => void): () => void {
  // Not as it is: each event hands over something else.
  const told = (): void => listener();
  screen.on('display-added', told);
  screen.on('display-removed', told);
  screen.on('display-metrics-changed', told);
  return () => {
    screen.off('display-added', told);
    screen.off('display-removed', told);
    screen.off('display-metrics-changed', told);
  };
}
