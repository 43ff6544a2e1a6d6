import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnHeader } from './archive.ts';

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

/** A backup of this kiosk. */
export interface OwnBackup extends BackupFile {
  /** When it was made by the log's steady time; by the clock where it is of a version that knew none. */
  readonly steadyAt: number;
  /** Whether that is the steady time. */
  readonly timed: boolean;
  /** How many rows of the log are in it. */
  readonly rows: number;
  readonly asked: boolean;
}

/** Knows the backups of this kiosk by what they prove of themselves. A file is read once. */
export class OwnBackups {
  readonly #masterKey: Uint8Array;
  readonly #known = new Map<string, { readonly id: string; readonly backup: OwnBackup | null }>();

  constructor(masterKey: Uint8Array) {
    this.#masterKey = masterKey;
  }

  /** Those of a folder, the newest first. */
  in(folder: string): OwnBackup[] {
    return backupsIn(folder)
      .flatMap((file) => this.#look(file) ?? [])
      .sort(newestFirst);
  }

  #look(file: BackupFile): OwnBackup | null {
    const { path } = file;
    const id = identityOf(path);
    const known = this.#known.get(path);
    if (known?.id === id) return known.backup;
    const backup = this.#read(file);
    this.#known.set(path, { id, backup });
    return backup;
  }

  #read(file: BackupFile): OwnBackup | null {
    try {
      const { steadyAt, rows, asked } = readOwnHeader(file.path, this.#masterKey);
      const timed = steadyAt !== undefined;
      return { ...file, steadyAt: steadyAt ?? file.madeAt.getTime(), timed, rows, asked: asked ?? false };
    } catch {
      // Another kiosk's, or damaged: it is neither counted nor removed.
      return null;
    }
  }
}

/** The newest first, whatever the clock said: by steady time, and those that have none by how far the log had come. */
export function newestFirst(a: OwnBackup, b: OwnBackup): number {
  if (a.timed !== b.timed) return a.timed ? -1 : 1;
  const made = b.steadyAt - a.steadyAt;
  return a.timed ? made : b.rows - a.rows || made;
}

/** How many that were asked for are kept besides those that are made on time. */
const KEEP_ASKED = 2;

/**
 * Which of a folder's backups make room. Those that a wrong clock dated ahead push no other out, and are not lost for it.
 * @param backups the newest first
 * @param steady the present
 */
export function toPrune(backups: readonly OwnBackup[], keep: number, steady: number): OwnBackup[] {
  const made = backups.filter(({ steadyAt }) => steadyAt <= steady);
  const ahead = backups.filter(({ steadyAt }) => steadyAt > steady);
  return [made, ahead].flatMap((some) => [
    ...some.filter(({ asked }) => !asked).slice(keep),
    ...some.filter(({ asked }) => asked).slice(KEEP_ASKED),
  ]);
}

/** Removes them. */
export function remove(backups: readonly OwnBackup[]): void {
  for (const { path } of backups) rmSync(path, { force: true });
}

/** Where a backup that is made at a moment goes: over none that is there. */
export function freePath(folder: string, at: Date): string {
  for (let ms = at.getTime(); ; ms += 1000) {
    const path = join(folder, backupName(new Date(ms)));
    if (!existsSync(path)) return path;
  }
}

/**
 * Whether it is time for another backup: none is for a time that was put back.
 * @param last when the newest was made; null where there is none
 */
export function isDue(last: Date | null, now: Date, everyHours: number): boolean {
  return last === null || now.getTime() - last.getTime() >= everyHours * 3_600_000;
}

function identityOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${String(found.size)}/${String(found.mtimeMs)}/${String(found.ino)}` : 'none';
}

function instantOf(stamp: string): Date | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(stamp);
  if (!found) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
