import { existsSync } from 'node:fs';
import { EntryLog } from '../main/log/entry-log.ts';
import { deriveLogKeys, type LogKeys } from '../main/log/keys.ts';
import { loadMasterKey } from '../main/log/master-key.ts';
import { dataFolder, type DataFolder } from '../main/site/data-folder.ts';
import { folderOf } from './data.ts';
import { CliError } from './errors.ts';

/**
 * The files of a kiosk that has a log.
 * @throws CliError NO_LOG
 */
export function filesWithLog(named: string | undefined): DataFolder {
  const files = dataFolder(folderOf(named));
  if (!existsSync(files.log)) throw new CliError('NO_LOG', `there is no log yet in ${files.folder}`);
  return files;
}

/**
 * The keys of a log. Makes none: another key than the log's own is of no use.
 * @throws CliError NO_KEY
 * @throws MasterKeyError where the operating system keeps it for the kiosk alone
 */
export function keysOf({ masterKey, folder }: DataFolder): LogKeys {
  if (!existsSync(masterKey)) throw new CliError('NO_KEY', `the log's key is not in ${folder}`);
  return deriveLogKeys(loadMasterKey({ file: masterKey, wrapper: null }).key);
}

/** A log to write in, beside the kiosk that may be running. @throws CliError NO_LOG, NO_KEY; MasterKeyError */
export function openLog(files: DataFolder): EntryLog {
  return EntryLog.open({ path: files.log, keys: keysOf(files), busyTimeoutMs: 5000 });
}
