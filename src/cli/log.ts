import { existsSync } from 'node:fs';
import { civilDate, CivilDate } from '#shared/domain/civil-date.ts';
import { EntryLog } from '../main/log/entry-log.ts';
import { dataFolder } from '../main/site/data-folder.ts';
import { folderOf, timeZoneOf } from './data.ts';
import { command, DATA, JSON_LINES } from './command.ts';
import { CliError } from './errors.ts';
import { EXIT, printable } from './terminal.ts';

const MOST = 1_000_000;

/** `gerbang log list`: a day's entries, the newest first, tab-separated. Personal fields stay sealed. */
export const list = command({
  usage: 'gerbang log list',
  says: `The entries of a day, the newest first, separated by tabs: number, time, decision, category,
reasons, outcome, format, issuer, source. Names stay sealed.`,
  options: {
    day: {
      type: 'string',
      value: 'YYYY-MM-DD',
      says: "which day, in the office's time zone; today unless given",
    },
    limit: { type: 'string', default: '1000', value: 'N', says: 'at most so many; 1000 unless given' },
    json: JSON_LINES,
    data: DATA,
  },
}).does(({ values }, terminal) => {
  const limit = limitOf(values.limit);
  if (values.day !== undefined && !CivilDate.safeParse(values.day).success) {
    throw new CliError('USAGE', 'log list: --day is a date, for instance 2022-02-24');
  }
  const files = dataFolder(folderOf(values.data));
  if (!existsSync(files.log)) throw new CliError('NO_LOG', `there is no log yet in ${files.folder}`);
  const timeZone = timeZoneOf(files, terminal);
  const day = values.day ?? civilDate(terminal.now(), timeZone);
  const log = EntryLog.openReadonly({ path: files.log, keys: null });
  try {
    for (const entry of log.list({ day, timeZone, limit })) {
      terminal.print(values.json ? JSON.stringify(entry) : row(entry));
    }
    return EXIT.ok;
  } finally {
    log.close();
  }
});

function row(entry: ReturnType<EntryLog['list']>[number]): string {
  const { decision, category, reasons } = entry.verdict;
  return [
    entry.seq,
    entry.at,
    decision,
    category,
    reasons.map(({ code }) => code).join(','),
    entry.outcome,
    entry.format ?? '-',
    entry.issuer ?? '-',
    entry.source,
  ]
    .map((field) => printable(String(field)))
    .join('\t');
}

function limitOf(text: string): number {
  const limit = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new CliError('USAGE', `log list: --limit is a number from 1 to ${MOST}`);
}
