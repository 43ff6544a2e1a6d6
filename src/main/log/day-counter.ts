import * as z from 'zod';
import type { CivilDate } from '#shared/domain/civil-date.ts';
import { Category } from '#shared/domain/verdict.ts';
import type { DayCount } from '#shared/domain/entry.ts';
import { civilDay, type Span } from '#shared/domain/civil-day.ts';
import type { LogFile, Session } from './log-file.ts';
import { COUNT_BY_CATEGORY } from './queries.ts';

const Counted = z.array(z.object({ category: Category, count: z.int() }));

interface Kept {
  readonly connection: object | null;
  readonly dataVersion: unknown;
  readonly day: CivilDate;
  readonly timeZone: string;
  readonly span: Span;
  readonly count: DayCount;
}

/**
 * Counts a day's scans. The day that was asked for last is kept and counted on with each append, as the desk asks
 * after every scan; what another process writes makes it count anew.
 */
export class DayCounter {
  readonly #file: LogFile;
  #kept: Kept | null = null;

  constructor(file: LogFile) {
    this.#file = file;
  }

  /** @throws LogError */
  count(day: CivilDate, timeZone: string): DayCount {
    return this.#file.read((session) => {
      const { connection } = this.#file;
      const dataVersion = dataVersionOf(session);
      const kept = this.#kept;
      if (kept?.day === day && kept.timeZone === timeZone && kept.connection === connection) {
        if (kept.dataVersion === dataVersion) return { ...kept.count };
      }
      const span = civilDay(day, timeZone);
      const count = { day, ...countSpan(session, span) };
      this.#kept = { connection, dataVersion, day, timeZone, span, count };
      return { ...count };
    });
  }

  /** Tells that this log's own connection has appended one. */
  appended(at: number, category: Category): void {
    const kept = this.#kept;
    if (!kept || at < kept.span.from || at >= kept.span.to) return;
    kept.count.total += 1;
    kept.count[category] += 1;
  }
}

function countSpan(session: Session, { from, to }: Span): Omit<DayCount, 'day'> {
  const rows = Counted.parse(session.prepare(COUNT_BY_CATEGORY).all(from, to));
  const count = { total: 0, hijau: 0, kuning: 0, merah: 0, hitam: 0 };
  for (const row of rows) {
    count[row.category] = row.count;
    count.total += row.count;
  }
  return count;
}

/** Rises when another connection wrote, and only then (https://sqlite.org/pragma.html#pragma_data_version). */
function dataVersionOf(session: Session): unknown {
  return z.object({ data_version: z.int() }).parse(session.prepare('PRAGMA data_version').get()).data_version;
}
