import { readFileSync } from 'node:fs';
import { DEFAULT_TIME_ZONE, Site } from '#shared/domain/site.ts';
import { defaultDataFolder, type DataFolder } from '../main/site/data-folder.ts';
import type { Terminal } from './terminal.ts';

/** The folder of the kiosk's files: the one that was named, or its usual place. */
export function folderOf(named: string | undefined): string {
  return named ?? defaultDataFolder(process.platform, process.env);
}

/**
 * The office's time zone; PPU's where there is no office yet. Settings that do not read are told and left as they
 * are: to put them aside is the kiosk's business, not that of a command that only looks.
 */
export function timeZoneOf({ site }: DataFolder, terminal: Terminal): string {
  try {
    return Site.parse(JSON.parse(readFileSync(site, 'utf8'))).timeZone;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) {
      terminal.warn(`gerbang: ${site} does not read; days are those of ${DEFAULT_TIME_ZONE}`);
    }
    return DEFAULT_TIME_ZONE;
  }
}
