import type { Check } from '#shared/domain/diagnostics.ts';
import { existsSync, statSync } from 'node:fs';
import * as z from 'zod';
import { EntryLog } from '../log/entry-log.ts';
import type { LogKeys } from '../log/keys.ts';
import type { DataFolder } from '../site/data-folder.ts';

const Last = z.object({ seq: z.int(), at: z.int() });

interface LogLook {
  /** The file: whether SQLite finds its pages whole. */
  readonly check: Check;
  /** What is in it: whether every row is as it was written. */
  readonly chain: Check;
  readonly lastEntry: Date | null;
}

/**
 * Looks at the log through a connection of its own that may only read.
 * @param options `keys`: null where the chain is not to be walked; `largestLog`: in bytes
 */
export function lookAtLog(
  files: DataFolder,
  { keys, largestLog }: { keys: LogKeys | null; largestLog: number },
): LogLook {
  const notWalked = chainOf('ok', 'CHAIN_NOT_WALKED');
  if (!existsSync(files.log)) return { check: checkOf('ok', 'LOG_NONE'), chain: notWalked, lastEntry: null };
  let log: EntryLog | null = null;
  try {
    log = EntryLog.openReadonly({ path: files.log, keys });
    const last = Last.safeParse(
      log.file.read(({ db }) => db.prepare('SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1').get()),
    ).data;
    const lastEntry = last ? new Date(last.at) : null;
    const rows = last?.seq ?? 0;
    if (statSync(files.log).size > largestLog)
      return { check: checkOf('ok', 'LOG_LARGE', { rows }), chain: notWalked, lastEntry };
    const verdict: unknown = log.file.read(({ db }) => db.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') return { check: checkOf('bad', 'LOG_DAMAGED'), chain: notWalked, lastEntry };
    return { check: checkOf('ok', 'LOG_WHOLE', { rows }), chain: keys ? walk(log) : notWalked, lastEntry };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    const damaged = code === 'LOG_DAMAGED';
    return {
      check: checkOf('bad', damaged ? 'LOG_DAMAGED' : 'LOG_UNREADABLE', damaged ? {} : { code }),
      chain: notWalked,
      lastEntry: null,
    };
  } finally {
    log?.close();
  }
}

function walk(log: EntryLog): Check {
  const verification = log.verify();
  return verification.ok
    ? chainOf('ok', 'CHAIN_WHOLE', { rows: verification.rows })
    : chainOf('bad', 'CHAIN_BROKEN', { seq: verification.seq, problem: verification.problem });
}

function checkOf(state: Check['state'], finding: Check['finding'], facts: Check['facts'] = {}): Check {
  return { check: 'log', state, finding, facts };
}

function chainOf(state: Check['state'], finding: Check['finding'], facts: Check['facts'] = {}): Check {
  return { check: 'chain', state, finding, facts };
}
