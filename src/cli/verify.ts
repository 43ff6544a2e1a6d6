import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** `gerbang verify`: by lines for programs, by arguments for people. */
export async function verify(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      trust: { type: 'string', multiple: true, default: [] },
      at: { type: 'string' },
      lang: { type: 'string', default: 'id' },
      data: { type: 'string' },
    },
  });
  if (values.jsonl) return (await import('./verify-lines.ts')).verifyLines(terminal);
  return (await import('./verify-texts.ts')).verifyTexts(positionals, values, terminal);
}
