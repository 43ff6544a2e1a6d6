import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { effortOf } from './lib/measure.ts';
import { measure } from './sections.ts';

/* One section in a process of its own, for index.ts. Usage: section.ts NAME --to FILE [--rounds N] [--rows N] [--peers] */

/** A long log takes long to make: a million of rows only on request. */
const USUAL_ROWS = 50_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string', default: '' },
    rounds: { type: 'string' },
    rows: { type: 'string', default: String(USUAL_ROWS) },
    peers: { type: 'boolean', default: false },
  },
});
const rounds = values.rounds === undefined ? null : Number(values.rounds);
const section = await measure(positionals[0] ?? '', effortOf(rounds, Number(values.rows)), values.peers);
if (section === undefined) throw new Error('no such section');
writeFileSync(values.to, JSON.stringify(section));
