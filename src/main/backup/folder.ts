import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What backups are called: by the moment at which they were made, so that names are in the order of time. */
const NAME = /^gerbang-(\d{8}T\d{6})Z\.gbk$/;

export interface BackupFile {
  readonly path: string;
  readonly madeAt: Date;
}

/** The name of a backup that is made at a moment. */
export function backupName(at: Date): string {
  return `gerbang-${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.gbk`;
}

/** The backups of a folder, the newest first; none where there is no such folder. */
export function backupsIn(folder: string): BackupFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const [, stamp = ''] = NAME.exec(name) ?? [];
      const madeAt = instantOf(stamp);
      return madeAt === null ? [] : [{ path: join(folder, name), madeAt }];
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** Removes all but the newest ones. */
export function prune(folder: string, keep: number): void {
  for (const { path } of backupsIn(folder).slice(keep)) rmSync(path, { force: true });
}

/**
 * Whether it is time for another backup. A clock that was put back makes none due, and none overdue for years.
 * @param last when the newest was made; null where there is none
 */
export function isDue(last: Date | null, now: Date, everyHours: number): boolean {
  if (last === null) return true;
  return Math.abs(now.getTime() - last.getTime()) >= everyHours * 3_600_000;
}

function instantOf(stamp: string): Date | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(stamp);
  if (!found) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
