// Runs as the only program of a virtual machine (npm run test:vm) on a disk whose power was cut before: says what is
// left of it, checks it, and then writes on until the power is cut again. The lines that it says are read by
// acknowledged.ts.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import * as z from 'zod';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { Driver } from '../../src/main/sqlite/driver.ts';
import { clear, wholeBackups, wholeExports } from '../support/durable-files.ts';

const [folder = '', run = ''] = argv.slice(2);
const MASTER = new Uint8Array(32).fill(7);
const path = join(folder, 'gerbang.db');
const say = (line: string): number => writeSync(1, `${line}\n`);

mkdirSync(join(folder, 'out'), { recursive: true });
if (existsSync(path)) {
  look();
  const log = EntryLog.open({ path, keys: deriveLogKeys(MASTER) });
  const verified = log.verify();
  assert.ok(verified.ok, `the chain is broken: ${JSON.stringify(verified)}`);
  assert.equal(log.verifyVisits(), null);
  log.close();
}
const [out, backups] = [join(folder, 'out'), join(folder, 'backups')];
for (const name of [...wholeExports(out), ...wholeBackups(backups, MASTER)]) say(`WHOLE ${name}`);
say('LOOKED');
// Not before it is said: the power may go at any moment.
clear(out);
clear(backups);
if (run !== 'look') await import('../devices/durability-child.ts');

/** Says which entries are in the file, read without our own code: a line a run, in ranges. */
function look(): void {
  const db = new Driver(path);
  try {
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
    const rows = z
      .array(z.object({ seq: z.int(), source: z.string() }))
      .parse(
        db.prepare("SELECT seq, source FROM entries WHERE source LIKE 'serial:run-%' ORDER BY seq").all(),
      );
    const ranges = new Map<string, { from: number; to: number }[]>();
    for (const { seq, source } of rows) {
      const of = ranges.get(source) ?? [];
      const last = of.at(-1);
      if (last?.to === seq - 1) last.to = seq;
      else of.push({ from: seq, to: seq });
      ranges.set(source, of);
    }
    for (const [source, of] of ranges) {
      say(
        `FOUND ${source.replace('serial:run-', '')} ${of.map(({ from, to }) => `${from}-${to}`).join(',')}`,
      );
    }
  } finally {
    db.close();
  }
}
