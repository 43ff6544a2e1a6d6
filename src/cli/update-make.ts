import { basename, dirname, join, resolve } from 'node:path';
import { ReleaseNotes, Version } from '#shared/domain/update.ts';
import { replaceFile } from '../main/log/durable-file.ts';
import { describeInstaller, installersIn } from '../main/update/make.ts';
import { MANIFEST, manifestOf, PRODUCT, Release, type ReleaseFile } from '../main/update/manifest.ts';
import { fingerprintOf } from '../main/update/release-key.ts';
import { command } from './command.ts';
import { CliError } from './errors.ts';
import { unreadable } from './files.ts';
import { EXIT, printable } from './terminal.ts';
import { readSigner } from './update-key.ts';

/** `gerbang update make`: the signed manifest of the installers in a folder. */
export const make = command({
  usage: 'gerbang update make --key FILE --version V --out FOLDER [INSTALLER…]',
  says: `Writes gerbang-update.json into the folder in which the installers lie: what they are, and that
they are ours. The folder's files are a feed on any https server, and an update on a stick.`,
  options: {
    key: { type: 'string', value: 'FILE', says: 'the release key, made by gerbang update key' },
    version: { type: 'string', value: 'V', says: 'what the installers install: X.Y.Z, or X.Y.Z-beta.1' },
    'notes-id': {
      type: 'string',
      default: '',
      value: 'TEXT',
      says: 'what is new, for the admin at the desk, in Indonesian',
    },
    'notes-en': { type: 'string', default: '', value: 'TEXT', says: '… and in English' },
    out: {
      type: 'string',
      value: 'FOLDER',
      says: `where the installers lie, and the manifest goes. All that lie there unless some
are named: .AppImage, .deb, .exe, -portable.exe; one of each kind`,
    },
  },
  after: 'Exit code: 1 when nothing was signed.',
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  const { key, out: folder } = values;
  if (key === undefined || folder === undefined)
    throw new CliError('USAGE', 'update make: --key FILE, --version V and --out FOLDER are needed');
  const version = Version.safeParse(values.version ?? '');
  if (!version.success) throw new CliError('USAGE', 'update make: --version is X.Y.Z, or X.Y.Z-beta.1');
  const notes = ReleaseNotes.safeParse({ id: values['notes-id'], en: values['notes-en'] });
  if (!notes.success)
    throw new CliError('USAGE', 'update make: notes are plain text, 2000 signs at most in each language');

  const signer = await readSigner(key);
  const files: ReleaseFile[] = [];
  for (const name of await namesIn(folder, positionals)) {
    const file = await describeInstaller(folder, name);
    files.push(file);
    terminal.print([file.platform, file.arch, file.kind, file.name, file.size, file.sha256].join('\t'));
    if (!name.includes(version.data))
      terminal.warn(`gerbang: ${printable(name)} does not have ${version.data} in its name`);
  }
  const release = Release.safeParse({
    ...{ product: PRODUCT, version: version.data, notes: notes.data, files },
    releasedAt: terminal.now().toISOString(),
  });
  if (!release.success)
    throw new CliError('USAGE', 'update make: one installer of each kind, and at least one');
  try {
    replaceFile(join(folder, MANIFEST), manifestOf(release.data, signer));
  } catch (cause) {
    throw new CliError('FILE_NOT_WRITTEN', `${join(folder, MANIFEST)} cannot be written`, { cause });
  }
  terminal.warn(`gerbang: signed by ${printable(signer.issuer)}, ${fingerprintOf(signer)}`);
  return EXIT.ok;
});

/** The installers that were named, which lie in the folder; all that lie there where none was. */
async function namesIn(folder: string, named: readonly string[]): Promise<string[]> {
  const elsewhere = named.find(
    (path) => resolve(dirname(path)) !== resolve(folder) && path !== basename(path),
  );
  if (elsewhere !== undefined)
    throw new CliError(
      'USAGE',
      `update make: ${elsewhere} does not lie in ${folder}, where the manifest goes`,
    );
  if (named.length > 0) return named.map((path) => basename(path));
  return installersIn(folder).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
}
