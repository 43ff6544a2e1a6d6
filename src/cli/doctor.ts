import { existsSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import manifest from '../../package.json' with { type: 'json' };
import type { Check } from '#shared/domain/diagnostics.ts';
import { supportBundle } from '../main/diagnostics/bundle.ts';
import { lookOver } from '../main/diagnostics/look.ts';
import { deriveLogKeys, type LogKeys } from '../main/log/keys.ts';
import { loadMasterKey } from '../main/log/master-key.ts';
import { dataFolder, type DataFolder } from '../main/site/data-folder.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { EXIT, printable } from './terminal.ts';

/** `gerbang doctor`: looks the kiosk over. */
export const doctor = command({
  usage: 'gerbang doctor',
  says: `One line a check, separated by tabs: ok, warn or bad; what was looked at; what was found; figures.
It changes nothing, and may run beside the kiosk. docs/TROUBLESHOOTING.md says what to do about
each.`,
  options: {
    json: { type: 'boolean', default: false, says: 'one JSON object' },
    bundle: {
      type: 'string',
      value: 'FILE',
      says: `also write a file for whoever helps: checks, settings, the log of faults; no
names, no entries, no keys`,
    },
    strict: { type: 'boolean', default: false, says: 'a warning is a failure, too' },
    data: DATA,
  },
  after: 'Exit code: 1 when something is bad.',
}).does(({ values }, terminal) => {
  const files = dataFolder(folderOf(values.data));
  const diagnostics = lookOver({
    files,
    now: terminal.now(),
    program: versions(),
    keys: keysOf(files),
    largestLog: Infinity,
    scanner: null,
    displays: null,
  });
  if (values.json) terminal.print(JSON.stringify(diagnostics));
  else for (const check of diagnostics.checks) terminal.print(row(check));
  if (values.bundle !== undefined) {
    try {
      writeFileSync(values.bundle, supportBundle(diagnostics, files), { mode: 0o600 });
    } catch (cause) {
      throw new CliError('FILE_UNREADABLE', `${values.bundle} cannot be written`, { cause });
    }
  }
  const refused = diagnostics.checks.some(
    ({ state }) => state === 'bad' || (values.strict && state === 'warn'),
  );
  return refused ? EXIT.failed : EXIT.ok;
});

/** Run by an installed kiosk, it is Electron's Node. */
function versions(): Record<string, string> {
  const { node, electron } = process.versions;
  return {
    gerbang: manifest.version,
    ...('electron' in process.versions ? { electron } : { node }),
    system: `${process.platform} ${release()} ${process.arch}`,
  };
}

function row({ state, check, finding, facts }: Check): string {
  const figures = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return [state, check, finding, figures.join(' ')].map(printable).join('\t').trimEnd();
}

/** The log's keys, where this account can have them; the key store of a desktop gives them to the kiosk alone. */
function keysOf({ masterKey }: DataFolder): LogKeys | null {
  if (!existsSync(masterKey)) return null;
  try {
    return deriveLogKeys(loadMasterKey({ file: masterKey, wrapper: null }).key);
  } catch {
    return null;
  }
}
