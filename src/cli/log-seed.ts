import { appendEntry, appendStep } from '../main/log/append.ts';
import { EntryLog } from '../main/log/entry-log.ts';
import { deriveLogKeys } from '../main/log/keys.ts';
import { loadMasterKey } from '../main/log/master-key.ts';
import { openDataFolder } from '../main/site/data-folder.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { SEED_SOURCE, seedVisits, type SeedOptions } from './seed-rows.ts';
import { EXIT } from './terminal.ts';

const MOST = 5_000_000;
/** So many visits are one transaction. */
const BATCH = 2000;

/** `gerbang log seed`: fills a log with made-up visits, to try or to measure; never one that has real ones. */
export const seed = command({
  usage: 'gerbang log seed --rows N',
  says: `Appends N visits of made-up people, as they come to an office in Penajam. Refuses a log that has
entries of real people.`,
  options: {
    rows: { type: 'string', value: 'N', says: 'how many' },
    days: {
      type: 'string',
      default: '365',
      value: 'N',
      says: 'over so many days up to now; 365 unless given',
    },
    seed: {
      type: 'string',
      default: '1',
      value: 'N',
      says: 'another number makes other people; 1 unless given',
    },
    data: DATA,
  },
}).does(({ values }, terminal) => {
  const visits = numberOf(values.rows, '--rows', MOST);
  const days = numberOf(values.days, '--days', 3650);
  const files = openDataFolder(folderOf(values.data));
  const { key } = loadMasterKey({ file: files.masterKey, wrapper: null });
  const log = EntryLog.open({ path: files.log, keys: deriveLogKeys(key), busyTimeoutMs: 5000 });
  try {
    if (hasRealEntries(log)) {
      throw new CliError(
        'LOG_NOT_EMPTY',
        'the log has entries of real people: nothing made up goes in between',
      );
    }
    fillLog(log, { visits, days, now: terminal.now(), seed: numberOf(values.seed, '--seed', 2 ** 31) });
    terminal.print(`${visits} made-up visits are in the log`);
    return EXIT.ok;
  } finally {
    log.close();
  }
});

/** Appends made-up visits, in the chain like any other. */
export function fillLog(log: EntryLog, options: SeedOptions): void {
  const all = seedVisits(options);
  const batch = () =>
    log.file.write((session) => {
      for (let i = 0; i < BATCH; i += 1) {
        const next = all.next();
        if (next.done) return false;
        const { entry, steps } = next.value;
        const seq = appendEntry(session, log.sealer, entry);
        for (const step of steps(seq)) appendStep(session, log.sealer, step);
      }
      return true;
    });
  while (batch());
}

function hasRealEntries(log: EntryLog): boolean {
  const real = log.file.read((session) =>
    session
      .prepare(`SELECT 1 FROM entries WHERE kind IN ('scan', 'manual') AND source IS NOT ? LIMIT 1`)
      .get(SEED_SOURCE),
  );
  return real !== undefined;
}

function numberOf(text: string | undefined, option: string, most: number): number {
  const number = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new CliError('USAGE', `log seed: ${option} is a number from 1 to ${most}`);
}
