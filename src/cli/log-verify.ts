import { EntryLog } from '../main/log/entry-log.ts';
import type { ChainProblem } from '../main/log/verify.ts';
import { filesWithLog, keysOf } from './open-log.ts';
import { command, DATA } from './command.ts';
import { EXIT } from './terminal.ts';

const PROBLEMS: Readonly<Record<ChainProblem, string>> = {
  ROW_MISSING: 'rows before the next one were taken out',
  ROW_CHANGED: 'it, or its place in the chain, is not as written',
  PERSONAL_CHANGED: 'a sealed field is not the one that was written',
  PERSONAL_MISSING: 'a sealed field is gone that no erasure on record took',
  END_MISSING: 'it and what came after it were cut off',
  END_CHANGED: "the record of the log's end was taken out or altered",
};

/** `gerbang log verify`: walks the whole chain, and compares how visits are said to stand with it. */
export const verify = command({
  usage: 'gerbang log verify',
  says: `Walks the whole chain and names the first row that was changed, taken out, or cut off; then makes
the list of visits anew from the chain and compares it with the one that is kept.`,
  options: {
    json: { type: 'boolean', default: false, says: 'one line of JSON: ok, rows; or ok, seq, problem' },
    data: DATA,
  },
  after: 'Exit code: 1 when something is not as it was written.',
}).does(({ values }, terminal) => {
  const files = filesWithLog(values.data);
  const log = EntryLog.openReadonly({ path: files.log, keys: keysOf(files) });
  try {
    const chain = log.verify();
    // What is made of a broken chain says nothing.
    const visit = chain.ok ? log.verifyVisits() : null;
    const ok = chain.ok && visit === null;
    if (values.json) {
      terminal.print(JSON.stringify(visit === null ? chain : { ok, seq: visit, problem: 'VISIT_DIFFERS' }));
    } else if (!chain.ok) {
      terminal.print(`row ${chain.seq}\t${chain.problem}\t${PROBLEMS[chain.problem]}`);
    } else if (visit !== null) {
      terminal.print(
        `row ${visit}\tVISIT_DIFFERS\tthe chain holds, but the visit is not said to stand as it does`,
      );
    } else {
      terminal.print(`${chain.rows} rows, as they were written`);
    }
    return ok ? EXIT.ok : EXIT.failed;
  } finally {
    log.close();
  }
});
