import { parseArgs } from 'node:util';
import { verifyLines } from './verify-lines.ts';
import { verifyTexts } from './verify-texts.ts';
import type { Terminal } from './terminal.ts';

/** `gerbang verify`: by lines for programs, by arguments for people. */
export function verify(args: string[], terminal: Terminal): Promise<number> {
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
  return values.jsonl ? verifyLines(terminal) : verifyTexts(positionals, values, terminal);
}
