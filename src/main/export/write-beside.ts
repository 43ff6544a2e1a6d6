import type { ExportState } from '#shared/domain/export.ts';
import type { NewAudit } from '../log/audit.ts';
import { EntryLog } from '../log/entry-log.ts';
import type { Giver } from '../threads/work.ts';
import { ExportError } from './errors.ts';
import { Exporter } from './exporter.ts';
import type { Order } from './work.ts';

/** How often it is told how far it is, in milliseconds. */
const TELL_MS = 100;

/** Writes an export from a log that it opens for itself. Who cancels it ends its thread: it may be too busy to hear. */
export async function writeBeside(
  { log: path, keys, officers, timeZone, now, keepOut, order }: Order,
  { tell, ask }: Giver<ExportState, NewAudit>,
): Promise<ExportState> {
  const log = EntryLog.openReadonly({ path, keys });
  const exporter = new Exporter({
    log,
    timeZone: () => timeZone,
    now: () => new Date(now),
    keepOut,
    officers: { list: () => officers },
    record: (audit) =>
      ask(audit).catch((cause: unknown) => {
        throw new ExportError('LOG_FAILED', 'it could not be put on record', { cause });
      }),
  });
  const telling = setInterval(() => tell(exporter.state), TELL_MS);
  try {
    await exporter.start(order);
    return exporter.state;
  } finally {
    clearInterval(telling);
    tell(exporter.state);
    log.close();
  }
}
