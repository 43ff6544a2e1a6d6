import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive, readHeader } from '../main/backup/archive.ts';
import { backupName } from '../main/backup/folder.ts';
import { makeBackup } from '../main/backup/make-backup.ts';
import { restoreBackup } from '../main/backup/restore.ts';
import { replaceFile } from '../main/log/durable-file.ts';
import { isInUse } from '../main/log/in-use.ts';
import { adoptMasterKey, loadMasterKey } from '../main/log/master-key.ts';
import { unwrapMasterKey } from '../main/log/recovery-code.ts';
import { Bytes } from '../main/log/row.ts';
import { openDataFolder } from '../main/site/data-folder.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { filesWithLog, openLog } from './open-log.ts';
import { EXIT } from './terminal.ts';

/** `gerbang log backup`: a sealed backup of the log, read back, and put on record. The kiosk may be running. */
export const backup = command({
  usage: 'gerbang log backup --to FOLDER',
  says: `Writes a backup into a folder, reads it back, and puts it on record in the log. The kiosk may be
running. It opens on this PC, or on another one with the office's recovery code.`,
  options: {
    to: { type: 'string', value: 'FOLDER', says: 'where to; the file is named after the moment' },
    data: DATA,
  },
  after: 'Exit code: 1 when there is no backup; nothing of it is left then.',
}).does(({ values }, terminal) => {
  if (values.to === undefined) throw new CliError('USAGE', 'log backup: --to names a folder');
  const files = filesWithLog(values.data);
  const log = openLog(files);
  try {
    const at = terminal.now();
    const { key } = loadMasterKey({ file: files.masterKey, wrapper: null });
    const site = existsSync(files.site) ? readFileSync(files.site, 'utf8') : null;
    const wrapped = Bytes.safeParse(
      log.file.read((session) =>
        session.prepare(`SELECT value FROM meta WHERE key = 'recovery'`).pluck().get(),
      ),
    ).data;
    const to = join(values.to, backupName(at));
    const rows = makeBackup({
      ...{ log: files.log, to, masterKey: key },
      about: {
        madeAt: at.toISOString(),
        office: '',
        site,
        wrappedKey: wrapped === undefined ? null : Buffer.from(wrapped).toString('base64'),
      },
    });
    log.audit({
      at: at.toISOString(),
      action: 'BACKUP_MADE',
      officerId: null,
      detail: { place: 'command-line', rows },
    });
    terminal.print(`${to}\t${String(rows)} rows`);
    if (wrapped === undefined)
      terminal.warn('gerbang: no recovery code was ever made: only this PC can open this backup');
    return EXIT.ok;
  } finally {
    log.close();
  }
});

/**
 * `gerbang log restore`: puts a backup in the log's place; with the recovery code also on a PC that never had one.
 * The kiosk must not be running.
 */
export const restore = command({
  usage: 'gerbang log restore FILE',
  says: `Puts a backup in the log's place, checked row by row before; the log that was there is kept beside
it. On a PC that never had this log, --code-file opens the backup, and the office's settings come
with it. The kiosk must not be running.`,
  options: {
    'code-file': {
      type: 'string',
      value: 'FILE',
      says: 'a file with the recovery code, as it was written down',
    },
    data: DATA,
  },
  after: 'Exit code: 1 when nothing was restored; the log is as it was then.',
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CliError('USAGE', 'log restore: name one backup');
  const files = openDataFolder(folderOf(values.data));
  if (existsSync(files.log) && isInUse(files.log))
    throw new CliError('LOG_IN_USE', 'the kiosk is running: close it first');
  const header = readHeader(file);
  const masterKey = await keyFor(header.wrappedKey, values['code-file'], files.masterKey);
  openArchive(file, null, masterKey);
  if (!adoptMasterKey(files.masterKey, masterKey))
    throw new CliError('NO_KEY', `another kiosk's key is in ${files.folder}: restore into an empty folder`);
  const at = terminal.now();
  const { rows, madeAt, former } = restoreBackup({
    ...{ backup: file, log: files.log, masterKey, at, officerId: null },
  });
  // What was kept of the former log must not be taken for what this one lost.
  rmSync(files.essentials, { force: true });
  if (!existsSync(files.site) && header.site !== null) {
    mkdirSync(files.folder, { recursive: true });
    replaceFile(files.site, header.site);
  }
  terminal.print(`${String(rows)} rows, as of ${madeAt}`);
  if (former !== null) terminal.warn(`gerbang: the former log is kept as ${former}`);
  return EXIT.ok;
});

async function keyFor(
  wrappedKey: string | null,
  codeFile: string | undefined,
  keyFile: string,
): Promise<Uint8Array> {
  if (codeFile !== undefined) {
    if (wrappedKey === null)
      throw new CliError('NO_KEY', 'this backup was made before there was a recovery code');
    return unwrapMasterKey(readFileSync(codeFile, 'utf8').trim(), Buffer.from(wrappedKey, 'base64'));
  }
  if (!existsSync(keyFile))
    throw new CliError('NO_KEY', 'this PC has no key: give the recovery code with --code-file');
  return loadMasterKey({ file: keyFile, wrapper: null }).key;
}
