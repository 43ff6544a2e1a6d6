import { parseArgs } from 'node:util';
import { civilDate } from '#shared/domain/civil-date.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import { EntryLog } from '../main/log/entry-log.ts';
import { dataFolder } from '../main/site/data-folder.ts';
import { SiteStore } from '../main/site/site-store.ts';
import { folderOf } from './data.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `gerbang log list`: a day's entries, the newest first, tab-separated. Personal fields stay sealed. */
export function list(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      day: { type: 'string' },
      limit: { type: 'string', default: '1000' },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  });
  const files = dataFolder(folderOf(values.data));
  const timeZone = new SiteStore(files.site).load()?.timeZone ?? DEFAULT_TIME_ZONE;
  const day = values.day ?? civilDate(terminal.now(), timeZone);
  const log = EntryLog.openReadonly({ path: files.log, keys: null });
  try {
    for (const { personal, ...entry } of log.list({ day, timeZone, limit: Number(values.limit) })) {
      const { decision, category, reasons } = entry.verdict;
      terminal.print(
        values.json
          ? JSON.stringify({ ...entry, personal })
          : [
              entry.seq,
              entry.at,
              decision,
              category,
              reasons.map(({ code }) => code).join(','),
              entry.outcome,
              entry.format ?? '-',
              entry.issuer ?? '-',
              entry.source,
            ].join('\t'),
      );
    }
    return Promise.resolve(EXIT.ok);
  } finally {
    log.close();
  }
}
