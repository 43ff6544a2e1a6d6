import { generateKeyPairSync } from 'node:crypto';
import { PrintedName } from '#shared/domain/office.ts';
import { createFile } from '../main/log/durable-file.ts';
import { fingerprintOf, keyFilesOf, readPublicKey, readSecretKey } from '../main/update/release-key.ts';
import { command } from './command.ts';
import { CliError } from './errors.ts';
import { readNamedFile } from './files.ts';
import { EXIT } from './terminal.ts';

const LARGEST_KEY_FILE = 64 * 1024;

/** `gerbang update key`: makes the key that signs releases, and the public half that goes into builds. */
export const key = command({
  usage: `gerbang update key --issuer NAME --out FILE
gerbang update key --show FILE`,
  says: `Makes the Ed25519 key with which updates are signed, in a file for its owner only, and its public
half in FILE.pub, which goes into builds (docs/UPDATES.md). A file that is there is never
overwritten. It is another key than the regency's, which signs site cards: this one signs the
program itself. Prints the key's fingerprint, by which people compare keys.`,
  options: {
    issuer: { type: 'string', value: 'NAME', says: 'who signs: "Diskominfo Penajam Paser Utara"' },
    out: {
      type: 'string',
      value: 'FILE',
      says: 'where to put it; secret: whoever has it replaces the program of every kiosk',
    },
    show: {
      type: 'string',
      value: 'FILE',
      says: 'only print the fingerprint of a key that there is, of either half',
    },
  },
}).does(async ({ values }, terminal) => {
  if (values.show !== undefined) {
    const shown = await anyKey(values.show);
    terminal.print([fingerprintOf(shown), shown.issuer].join('\t'));
    return EXIT.ok;
  }
  if (values.out === undefined) throw new CliError('USAGE', 'update key: --out FILE says where to put it');
  const issuer = PrintedName.safeParse(values.issuer ?? '');
  if (!issuer.success) throw new CliError('USAGE', 'update key: --issuer "NAME" says who signs releases');
  const { privateKey } = generateKeyPairSync('ed25519');
  const files = keyFilesOf(issuer.data, privateKey, terminal.now());
  const half = `${values.out}.pub`;
  if (!written(values.out, files.secret))
    throw new CliError('FILE_NOT_WRITTEN', `${values.out} is there already: a key is never overwritten`);
  if (!written(half, files.public))
    throw new CliError('FILE_NOT_WRITTEN', `${half} is there already: it is of another key`);
  const made = readPublicKey(files.public);
  terminal.print([fingerprintOf(made), made.issuer].join('\t'));
  terminal.warn(`gerbang: ${values.out} is secret: whoever has it replaces the program of every kiosk.`);
  terminal.warn(`gerbang: ${half} goes into builds: GERBANG_RELEASE_KEY=${half} npm run package`);
  return EXIT.ok;
});

/** The secret key in a file. @throws CliError FILE_UNREADABLE; UpdateError KEY_FILE_INVALID */
export async function readSigner(path: string) {
  return readSecretKey(await textIn(path));
}

/** The key in a file, either half of it. @throws CliError FILE_UNREADABLE; UpdateError KEY_FILE_INVALID */
export async function anyKey(path: string) {
  const text = await textIn(path);
  return text.includes('"gerbang-release-key"') ? readSecretKey(text) : readPublicKey(text);
}

async function textIn(path: string): Promise<string> {
  return (await readNamedFile(path, LARGEST_KEY_FILE)).toString('utf8');
}

function written(path: string, text: string): boolean {
  try {
    return createFile(path, text);
  } catch (cause) {
    throw new CliError('FILE_NOT_WRITTEN', `${path} cannot be written`, { cause });
  }
}
