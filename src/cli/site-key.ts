import { PrintedName } from '#shared/domain/office.ts';
import { ProvisioningError } from '../main/provisioning/errors.ts';
import { makeKeyFile } from '../main/provisioning/key-file.ts';
import { fingerprintOf, readKeyFile } from '../main/provisioning/regency-key.ts';
import { command } from './command.ts';
import { CliError } from './errors.ts';
import { readNamedFile } from './files.ts';
import { EXIT } from './terminal.ts';

const LARGEST_KEY_FILE = 64 * 1024;

/** `gerbang site key`: makes the regency's key, or shows the fingerprint of the one that there is. */
export const key = command({
  usage: `gerbang site key --issuer NAME --out FILE
gerbang site key --show FILE`,
  says: `Makes the Ed25519 key with which site cards are signed, in a file for its owner only. A file that
is there is never overwritten. Prints the key's fingerprint, by which people compare keys.`,
  options: {
    issuer: {
      type: 'string',
      value: 'NAME',
      says: 'who signs, as it stands on every card: "Diskominfo Penajam Paser Utara"',
    },
    out: {
      type: 'string',
      value: 'FILE',
      says: 'where to put it; secret: whoever has it makes cards that every kiosk takes',
    },
    show: { type: 'string', value: 'FILE', says: 'only print the fingerprint of a key that there is' },
  },
}).does(async ({ values }, terminal) => {
  if (values.show !== undefined) {
    const { issuer, raw } = await readKey(values.show);
    terminal.print([fingerprintOf(raw), issuer].join('\t'));
    return EXIT.ok;
  }
  if (values.out === undefined) throw new CliError('USAGE', 'site key: --out FILE says where to put it');
  const issuer = PrintedName.safeParse(values.issuer ?? '');
  if (!issuer.success)
    throw new CliError('USAGE', 'site key: --issuer "NAME" says who signs: it is on every card');
  const path = values.out;
  const made = await makeKeyFile(path, issuer.data, terminal.now()).catch((cause: unknown) => {
    const there = cause instanceof ProvisioningError && cause.code === 'KEY_FILE_THERE';
    const why = there ? 'is there already: a key is never overwritten' : 'cannot be written';
    throw new CliError('FILE_NOT_WRITTEN', `${path} ${why}`, { cause });
  });
  terminal.print([fingerprintOf(made.raw), made.issuer].join('\t'));
  terminal.warn(`gerbang: ${path} is secret. Keep a copy of it locked away: without it, every`);
  terminal.warn('gerbang: kiosk has to forget the old key by an admin’s hand before it takes new cards.');
  return EXIT.ok;
});

/** The regency's key in a file. @throws CliError FILE_UNREADABLE; ProvisioningError KEY_FILE_INVALID */
export async function readKey(path: string) {
  return readKeyFile((await readNamedFile(path, LARGEST_KEY_FILE)).toString('utf8'));
}
