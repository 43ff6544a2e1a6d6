import { LogAlarm } from '#shared/domain/backup.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { Bytes } from '../log/row.ts';

const CURRENT = 'alarm';
const LAST = 'alarm_last';

/** The alarm that stands until somebody has read it: kept over a restart. Every method throws LogError. */
export class Alarms {
  readonly #log: EntryLog;
  #known: LogAlarm | null | undefined;

  constructor(log: EntryLog) {
    this.#log = log;
  }

  get current(): LogAlarm | null {
    this.#known ??= this.#read(CURRENT);
    return this.#known;
  }

  /** @returns false where that very alarm stands, or was the last one that was read */
  raise(alarm: LogAlarm): boolean {
    const last = this.current ?? this.#read(LAST);
    if (last?.code === alarm.code && JSON.stringify(last.params) === JSON.stringify(alarm.params))
      return false;
    this.#write(CURRENT, alarm);
    this.#known = alarm;
    return true;
  }

  /** @returns false where there is none */
  clear(): boolean {
    const { current } = this;
    if (!current) return false;
    // An older database that is put back twice is told twice; a row that stays changed is told once.
    if (current.code === 'LOG_CHANGED') this.#write(LAST, current);
    this.#log.file.write((session) => session.prepare('DELETE FROM meta WHERE key = ?').run(CURRENT));
    this.#known = null;
    return true;
  }

  #read(key: string): LogAlarm | null {
    const found = this.#log.file.read((session) =>
      session.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key),
    );
    const text = Bytes.safeParse(found).data;
    if (!text) return null;
    try {
      return LogAlarm.parse(JSON.parse(Buffer.from(text).toString()));
    } catch {
      return null;
    }
  }

  #write(key: string, alarm: LogAlarm): void {
    this.#log.file.write((session) =>
      session
        .prepare(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        )
        .run(key, Buffer.from(JSON.stringify(alarm))),
    );
  }
}
