import { defaultDataFolder } from '../main/site/data-folder.ts';

/** The folder of the kiosk's files: the one that was named, or its usual place. */
export function folderOf(named: string | undefined): string {
  return named ?? defaultDataFolder(process.platform, process.env);
}
