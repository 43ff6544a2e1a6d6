import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** All files of one kiosk. */
export interface DataFolder {
  readonly folder: string;
  /** Log, officers and audit trail. */
  readonly log: string;
  /** Issuer keys. */
  readonly trust: string;
  readonly site: string;
  readonly masterKey: string;
  /** How far the log has come, outside of it. */
  readonly witness: string;
  /** What nobody can open the desk without, outside of the log. */
  readonly essentials: string;
  /** The folder of the kiosk's own backups. */
  readonly backups: string;
  /** The folder of the update that was taken last, and what is remembered of others. */
  readonly updates: string;
}

/** Electron names its `userData` folder so: package.json's `name`, which the packaged app keeps. */
const APP_NAME = 'gerbang';

/** The paths in a data folder. Makes nothing. */
export function dataFolder(folder: string): DataFolder {
  return {
    folder,
    log: join(folder, 'gerbang.db'),
    trust: join(folder, 'trust.db'),
    site: join(folder, 'site.json'),
    masterKey: join(folder, 'master.key'),
    witness: join(folder, 'log.witness'),
    essentials: join(folder, 'log.essentials'),
    backups: join(folder, 'backups'),
    updates: join(folder, 'updates'),
  };
}

/**
 * The data folder with its directory made where there is none, for its owner only.
 * @throws the file system's own errors
 */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return dataFolder(folder);
}

/**
 * Where the kiosk keeps its data unless told otherwise: the same as Electron's `app.getPath('userData')` for an app
 * of our name, so that the command line finds it. Windows: `%APPDATA%\gerbang`; macOS:
 * `~/Library/Application Support/gerbang`; elsewhere `$XDG_CONFIG_HOME/gerbang`, by default `~/.config/gerbang`.
 * @param platform as `process.platform`
 * @param env as `process.env`
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), APP_NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', APP_NAME);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), APP_NAME);
}
