import { GerbangError } from '#shared/errors.ts';
import { CliError } from './errors.ts';
import { EXIT, type Terminal } from './terminal.ts';

type Command = (args: string[], terminal: Terminal) => Promise<number>;

/** Loaded when called: `trust list` does not wait for the code of `log list`. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  verify: async () => (await import('./verify.ts')).verify,
  'trust import': async () => (await import('./trust.ts')).importFiles,
  'trust list': async () => (await import('./trust.ts')).list,
  'log list': async () => (await import('./log.ts')).list,
};

const USAGE = `gerbang: the kiosk's services without its screens

  gerbang verify TEXT…            judge scanned codes, for people   [--trust FILE]… [--at TIME] [--lang id|en]
  gerbang verify --jsonl          judge one JSON object a line from standard input, a line of JSON each
  gerbang trust import FILE…      take issuer keys into the kiosk's trust list   [--yes]
  gerbang trust list              what the kiosk trusts, and from where   [--keys]
  gerbang log list                today's entries, without personal data   [--day YYYY-MM-DD] [--limit N]

  --data FOLDER                   the kiosk's files, where they are not in their usual place`;

/**
 * Runs one command.
 * @param argv what follows the program's name
 * @returns the process's exit code
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first = '', second = ''] = argv;
  const name = [`${first} ${second}`, first].find((key) => key in COMMANDS);
  const load = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !load) {
    const asked = ['', 'help', '--help', '-h'].includes(first);
    (asked ? terminal.print : terminal.warn)(USAGE);
    return asked ? EXIT.ok : EXIT.usage;
  }
  try {
    const command = await load();
    return await command(argv.slice(name.split(' ').length), terminal);
  } catch (error) {
    terminal.warn(`gerbang: ${error instanceof Error ? error.message : 'unknown error'}`);
    if (error instanceof CliError && error.code === 'USAGE') return EXIT.usage;
    if (error instanceof GerbangError) return EXIT.failed;
    return isParseArgsError(error) ? EXIT.usage : EXIT.failed;
  }
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
