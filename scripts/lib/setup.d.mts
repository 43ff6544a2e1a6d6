/**
 * Makes everything ready that Electron needs here; does next to nothing when it is.
 * @param {{ say?: (line: string) => void, retryElectron?: boolean }} [options]
 *   retryElectron: try the official Electron again, though it could not be had before
 * @returns {Promise<import('./electron.mjs').ElectronCommand>}
 * @throws {Problem}
 */
export function ensureSetup({
  say,
  retryElectron,
}?: {
  say?: (line: string) => void;
  retryElectron?: boolean;
}): Promise<import('./electron.mjs').ElectronCommand>;
export function tell(line: string): undefined;
