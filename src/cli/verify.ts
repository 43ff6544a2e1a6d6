import { parseArgs } from 'node:util';
import { CliError } from './errors.ts';
import type { Terminal } from './terminal.ts';

/** `gerbang verify`: by lines for programs, by arguments for people. */
export async function verify(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      trust: { type: 'string', multiple: true },
      at: { type: 'string' },
      policy: { type: 'string' },
      lang: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const { jsonl, ...options } = values;
  if (!jsonl) return (await import('./verify-texts.ts')).verifyTexts(positionals, options, terminal);
  if (positionals.length > 0 || Object.keys(options).length > 0) {
    // What is silently not heeded would be taken for heeded.
    throw new CliError(
      'USAGE',
      'verify --jsonl takes nothing else: a line names its own code, trust and time',
    );
  }
  return (await import('./verify-lines.ts')).verifyLines(terminal);
}
