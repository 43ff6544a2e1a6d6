/** Is there a screen to show a window on? */
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
/**
 * A display to start Electron on: the present one, or else an X server of our own, which ends with this process.
 * @param {{ size?: string, own?: boolean, env?: NodeJS.ProcessEnv }} [options]
 *   size: of an own display, "1366x768x24" if not given; own: start one even where there is a display
 * @returns {Promise<{ env: Record<string, string>, own: boolean, stop: () => void }>} env: to add to the environment
 * @throws {Problem} NO_DISPLAY
 */
export function openDisplay({
  size,
  own,
  env,
}?: {
  size?: string;
  own?: boolean;
  env?: NodeJS.ProcessEnv;
}): Promise<{
  env: Record<string, string>;
  own: boolean;
  stop: () => void;
}>;
