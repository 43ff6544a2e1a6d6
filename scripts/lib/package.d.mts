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

/** Bakes the release key in that GERBANG_RELEASE_KEY names, or sees to it that none is. */
export function writeReleaseKey(say: (line: string) => void): Promise<void>;
