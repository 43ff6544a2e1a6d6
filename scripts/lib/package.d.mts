import type { ElectronCommand } from './electron.mjs';

/** Where the packaged program is, or will be. */
export function packagedProgram(): { folder: string; executable: string };

/** Packs the built app with the Electron at hand into an unpacked program. */
export function packageHere(
  electron: ElectronCommand,
  say: (line: string) => void,
): Promise<{ folder: string; megabytes: string; largest: { name: string; megabytes: string }[] }>;

/** Writes what electron-builder.yml takes from out/ besides the bundles. */
export function writeNotices(): void;
