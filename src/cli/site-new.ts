import { mkdir, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Language } from '#shared/domain/locale.ts';
import { officeProblemText } from '#shared/messages/offices.ts';
import { PRESETS } from '../main/policy/presets/index.ts';
import { makeCards, writeOffices } from '../main/provisioning/make.ts';
import { readOffices, type OfficeList } from '../main/provisioning/offices.ts';
import { fingerprintOf } from '../main/provisioning/regency-key.ts';
import { readTable } from '../main/staff/roster/table.ts';
import { CliError } from './errors.ts';
import { printingFaces } from './faces.ts';
import { readNamedFile } from './files.ts';
import { ownPolicies } from './site-policies.ts';
import { readKey } from './site-key.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';

const LARGEST_LIST = 8 * 1024 * 1024;

/** `gerbang site new`: cards, posters and install sheets of all offices of a list. All of them, or none. */
export async function make(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      csv: { type: 'string' },
      key: { type: 'string' },
      out: { type: 'string' },
      lang: { type: 'string', default: 'id' },
      force: { type: 'boolean', default: false },
      policies: { type: 'string', multiple: true, default: [] },
    },
  });
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
}

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
