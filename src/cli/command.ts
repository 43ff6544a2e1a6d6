import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** An option: what `parseArgs` reads, and what the help says. */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly default?: string | boolean | string[];
  /** What stands behind it, as the help shows it: FILE. */
  readonly value?: string;
  /** What it is for. */
  readonly says: string;
}
type Options = Readonly<Record<string, Option>>;

interface About<Taken extends Options> {
  /** How it is called. */
  readonly usage: string;
  /** What it does. */
  readonly says?: string;
  /** In the order of the help. */
  readonly options: Taken;
  /** What stands below the options: the exit code. */
  readonly after?: string;
  /** Whether it takes more than options. */
  readonly positionals?: boolean;
}

/** What a command was called with. */
type Called<Taken extends Options> = ReturnType<typeof parseArgs<{ options: Taken; allowPositionals: true }>>;

/** A command: how it is called, and what it does with the arguments behind its name. Gives its exit code. */
export interface Command {
  readonly help: string;
  readonly run: (args: string[], terminal: Terminal) => number | Promise<number>;
}

/** Where the help says what an option is for. */
const COLUMN = 20;

/** The option of all that look at a kiosk's files. */
export const DATA = {
  type: 'string',
  value: 'FOLDER',
  says: "the kiosk's files, where they are not in their usual place",
} as const;

/** The option of all that print lines. */
export const JSON_LINES = { type: 'boolean', default: false, says: 'one line of JSON each' } as const;

/** A command, by one table of its options; `does` says the rest. */
export function command<Taken extends Options>({
  usage,
  says = '',
  options,
  after = '',
  positionals = false,
}: About<Taken>) {
  const listed = Object.entries<Option>(options).map(lineOf).join('\n');
  return {
    does(work: (called: Called<Taken>, terminal: Terminal) => number | Promise<number>): Command {
      return {
        help: [usage, says, listed, after].filter((part) => part !== '').join('\n\n'),
        run: (args, terminal) => work(parseArgs({ args, options, allowPositionals: positionals }), terminal),
      };
    },
  };
}

function lineOf([name, { value, says }]: [string, Option]): string {
  const called = `  --${name}${value === undefined ? '' : ` ${value}`}`.padEnd(COLUMN - 1);
  return `${called} ${says.replaceAll('\n', `\n${' '.repeat(COLUMN)}`)}`;
}
