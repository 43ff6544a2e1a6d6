import { GerbangError } from '#shared/errors.ts';
import { COMMANDS, overview } from './commands.ts';
import { CliError } from './errors.ts';
import { EXIT, type Terminal } from './terminal.ts';

const HELP = new Set(['--help', '-h']);

/**
 * Runs one command.
 * @param argv what follows the program's name
 * @returns the process's exit code
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first = '', ...rest] = argv;
  if (first === 'help') return help(rest, terminal);
  if (first === '' || HELP.has(first)) return help([], terminal);

  const name = [argv.slice(0, 2).join(' '), first].find((words) => COMMANDS.has(words));
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (name === undefined || !command) return unknown(argv, terminal);
  const args = argv.slice(name.split(' ').length);
  if (asksForHelp(args)) return help([name], terminal);

  try {
    return await (await command.load()).run(args, terminal);
  } catch (error) {
    const wrongCall = isParseArgsError(error) || (error instanceof CliError && error.code === 'USAGE');
    terminal.warn(`gerbang: ${sentenceOf(error)}`);
    if (wrongCall) terminal.warn(`gerbang ${name} --help says what it takes`);
    return wrongCall ? EXIT.usage : EXIT.failed;
  }
}

async function help(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = words.join(' ');
  const found = [...COMMANDS].filter(([name]) => name === asked || name.startsWith(`${asked} `));
  if (asked !== '' && found.length === 0) return unknown(words, terminal);
  const commands = await Promise.all(found.map(([, { load }]) => load()));
  terminal.print(asked === '' ? overview() : commands.map((each) => each.help).join('\n\n\n'));
  return EXIT.ok;
}

/** `gerbang trust` names no command either, but one can say which it begins. */
function unknown(argv: readonly string[], terminal: Terminal): number | Promise<number> {
  const [first = '', second = ''] = argv;
  if ([...COMMANDS.keys()].some((name) => name.startsWith(`${first} `))) {
    if (HELP.has(second)) return help([first], terminal);
    terminal.warn(second === '' ? `gerbang: ${first} what?` : `gerbang: there is no "${first} ${second}"`);
  } else {
    terminal.warn(`gerbang: there is no "${first}"`);
  }
  terminal.warn('');
  terminal.warn(overview());
  return EXIT.usage;
}

/** What stands behind `--` is no option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => HELP.has(arg));
}

/** One sentence for people; of an error that is not ours, with its code. */
function sentenceOf(error: unknown): string {
  if (error instanceof GerbangError || isParseArgsError(error)) return messageOf(error);
  return `unexpected: ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
