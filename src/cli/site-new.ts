import { mkdir, readdir } from 'node:fs/promises';
import { Language } from '#shared/domain/locale.ts';
import { officeProblemText } from '#shared/messages/offices.ts';
import { PRESETS } from '../main/policy/presets/index.ts';
import { makeCards, writeOffices } from '../main/provisioning/make.ts';
import { readOffices, type OfficeList } from '../main/provisioning/offices.ts';
import { fingerprintOf } from '../main/provisioning/regency-key.ts';
import { readTable } from '../main/staff/roster/table.ts';
import { command } from './command.ts';
import { CliError } from './errors.ts';
import { printingFaces } from './faces.ts';
import { readNamedFile } from './files.ts';
import { ownPolicies } from './site-policies.ts';
import { readKey } from './site-key.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';

const LARGEST_LIST = 8 * 1024 * 1024;

/** `gerbang site new`: cards, posters and install sheets of all offices of a list. All of them, or none. */
export const make = command({
  usage: 'gerbang site new --csv FILE --key FILE --out FOLDER',
  says: `Makes, for every office of a list, a folder with its signed site card (a .card file and a PDF), the
poster for its door and a one-page install sheet. Prints a line an office: code, folder. When a
row is wrong, all that is wrong is told, and nothing is made.`,
  options: {
    csv: {
      type: 'string',
      value: 'FILE',
      says: 'the list: CSV or XLSX. docs/PROVISIONING.md has the columns, and a sample',
    },
    key: { type: 'string', value: 'FILE', says: "the regency's key, made by gerbang site key" },
    out: { type: 'string', value: 'FOLDER', says: 'where to; made where it is not there, else empty' },
    lang: {
      type: 'string',
      default: 'id',
      value: 'id|en',
      says: 'the language of cards and install sheets; id unless given. Posters have both',
    },
    policies: {
      type: 'string',
      multiple: true,
      default: [],
      value: 'PATH',
      says: `a policy file of your own that the list names, or a folder of them; may be given
more than once. Each lies beside the cards that name it, which are bound to it`,
    },
    force: { type: 'boolean', default: false, says: 'replace what has the same name' },
  },
  after: 'Exit code: 1 when nothing was made, or not all.',
}).does(async ({ values }, terminal) => {
  const { csv, key: keyFile, out, force } = values;
  if (csv === undefined || keyFile === undefined || out === undefined)
    throw new CliError('USAGE', 'site new: --csv FILE, --key FILE and --out FOLDER are needed');
  const language = Language.safeParse(values.lang);
  if (!language.success) throw new CliError('USAGE', 'site new: --lang is id or en');

  const key = await readKey(keyFile);
  const policies = await ownPolicies(values.policies);
  const list = await readOffices(
    readTable(await readNamedFile(csv, LARGEST_LIST)),
    [...PRESETS, ...policies].map(({ id }) => id),
  );
  tell(list, terminal);
  if (list.problems.length > 0) {
    terminal.warn(`gerbang: nothing was made; ${list.problems.length} to put right`);
    return EXIT.failed;
  }
  await openFolder(out, force);
  const at = terminal.now();
  const cards = [...makeCards(list.offices, { key, at, policies })];
  const print = { faces: await printingFaces(), at, language: language.data, policies };
  let done = 0;
  for await (const { name, card } of writeOffices(cards, out, print)) {
    done += 1;
    terminal.warn(`gerbang: ${done} of ${cards.length}: ${name}`);
    terminal.print([card.content.office.code, name].join('\t'));
  }
  terminal.warn(`gerbang: signed by ${printable(key.issuer)}, ${fingerprintOf(key.raw)}`);
  return EXIT.ok;
});

function tell({ problems, unknown }: OfficeList, terminal: Terminal): void {
  for (const heading of unknown)
    terminal.warn(
      `gerbang: the column ${printable(JSON.stringify(heading.slice(0, 40)))} counts for nothing`,
    );
  for (const problem of problems) {
    const { row, column } = problem;
    terminal.warn(`gerbang: row ${row}: ${column}: ${officeProblemText(problem, 'en')}`);
  }
}

/** An empty folder, or one in which files may be replaced. */
async function openFolder(path: string, force: boolean): Promise<void> {
  const found = await mkdir(path, { recursive: true })
    .then(() => readdir(path))
    .catch((cause: unknown) => {
      throw new CliError('FILE_NOT_WRITTEN', `${path} is no folder that can be written in`, { cause });
    });
  if (found.length > 0 && !force)
    throw new CliError('FILE_NOT_WRITTEN', `${path} is not empty; --force replaces what has the same name`);
}
