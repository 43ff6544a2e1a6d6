import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupPlace, BackupState } from '#shared/domain/backup.ts';
import type { Site } from '#shared/domain/site.ts';
import { backupName, backupsIn, isDue, prune, type BackupFile } from './folder.ts';
import type { Result, Task } from './task.ts';

export interface BackupsOptions {
  /** The log's database. */
  readonly log: string;
  /** The kiosk's own folder for them: what it recovers from where nobody chose another. */
  readonly folder: string;
  readonly masterKey: Uint8Array;
  readonly site: () => Site | null;
  /** The master key under the recovery code; null where there is none. */
  readonly wrappedKey: () => Uint8Array | null;
  readonly now: () => Date;
  readonly run: (task: Task) => Promise<Result>;
  /** Told of each that was made. */
  readonly onMade: (place: BackupPlace, rows: number, officerId: number | null) => void;
  /** Told where one was not made. */
  readonly onFailed: (place: BackupPlace, result: Exclude<Result, { kind: 'backup' | 'sound' }>) => void;
}

/** The kiosk's own are for a damaged disk page, not for a stolen PC: few, every day. */
const OWN = { everyHours: 24, keep: 3 } as const;

/** The kiosk's backups: made on time, pruned, known. */
export class Backups {
  readonly #options: BackupsOptions;
  #running: Promise<void> | null = null;
  #requested = false;
  /** What was tried and failed is not tried again at each tick. */
  readonly #failed = new Map<BackupPlace, { at: number; code: string }>();

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  /** All that there are, the newest first. */
  get files(): BackupFile[] {
    const folders = this.#places().map(({ folder }) => folder);
    return folders
      .flatMap((folder) => backupsIn(folder))
      .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  }

  get state(): BackupState {
    return {
      running: this.#running !== null,
      places: this.#places().map(({ place, folder }) => {
        const files = backupsIn(folder);
        return {
          place,
          folder,
          reachable: place === 'own' || existsSync(folder),
          lastAt: files[0]?.madeAt.toISOString() ?? null,
          count: files.length,
          failed: this.#failed.get(place)?.code ?? null,
        };
      }),
    };
  }

  /** Whether the office's own folder has had no backup for three times as long as it should. */
  get late(): boolean {
    const { site, now } = this.#options;
    const chosen = site()?.backup;
    if (!chosen || chosen.folder === null) return false;
    const last = backupsIn(chosen.folder)[0]?.madeAt ?? null;
    return last !== null ? isDue(last, now(), 3 * chosen.everyHours) : this.#failed.has('office');
  }

  /** Makes what is due. Returns whether anything was. */
  tick(): boolean {
    if (this.#running) return false;
    const { now } = this.#options;
    const due = this.#places().filter(({ place, folder, everyHours }) => {
      const failed = this.#failed.get(place);
      // An hour, then again: a stick may be back.
      if (failed && Math.abs(now().getTime() - failed.at) < 3_600_000) return false;
      return isDue(backupsIn(folder)[0]?.madeAt ?? null, now(), everyHours);
    });
    if (due.length === 0) return false;
    void this.#make(due, null);
    return true;
  }

  /** Has one made in the own place as soon as nothing is being made, for a change that must not be lost. */
  request(): void {
    this.#requested = true;
  }

  /** Makes what was asked for, at most one a minute. Returns whether there was anything to make. */
  tickRequested(): boolean {
    const { folder, now } = this.#options;
    if (!this.#requested || this.#running) return false;
    const last = backupsIn(folder)[0]?.madeAt;
    if (last && Math.abs(now().getTime() - last.getTime()) < 60_000) return false;
    this.#requested = false;
    void this.#make([{ place: 'own', folder, ...OWN }], null);
    return true;
  }

  /** Makes one in each place, now. Returns when they are there, or are not. */
  async backUp(officerId: number): Promise<BackupState> {
    await this.#running;
    await this.#make(this.#places(), officerId);
    return this.state;
  }

  /** Resolves when nothing is being made. */
  async close(): Promise<void> {
    await this.#running;
  }

  #make(places: readonly Place[], officerId: number | null): Promise<void> {
    const work = async () => {
      for (const each of places) await this.#makeOne(each, officerId);
    };
    const running = work().finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #makeOne({ place, folder, keep }: Place, officerId: number | null): Promise<void> {
    const { log, masterKey, site, wrappedKey, now, run, onMade, onFailed } = this.#options;
    const at = now();
    // A stick that is not in makes no folder of its name on the disk.
    if (place === 'office' && !existsSync(folder)) {
      this.#failed.set(place, { at: at.getTime(), code: 'BACKUP_FOLDER_MISSING' });
      return;
    }
    const settings = site();
    const wrapped = wrappedKey();
    const result = await run({
      kind: 'backup',
      log,
      to: join(folder, backupName(at)),
      masterKey,
      about: {
        madeAt: at.toISOString(),
        office: settings?.name ?? '',
        site: settings === null ? null : JSON.stringify(settings),
        wrappedKey: wrapped === null ? null : Buffer.from(wrapped).toString('base64'),
      },
    });
    if (result.kind === 'backup') {
      this.#failed.delete(place);
      prune(folder, keep);
      onMade(place, result.rows, officerId);
    } else if (result.kind !== 'sound') {
      this.#failed.set(place, { at: at.getTime(), code: codeOf(result) });
      onFailed(place, result);
    }
  }

  #places(): Place[] {
    const { folder, site } = this.#options;
    const own = { place: 'own' as const, folder, ...OWN };
    const chosen = site()?.backup;
    if (!chosen || chosen.folder === null) return [own];
    const { everyHours, keep } = chosen;
    return [own, { place: 'office', folder: chosen.folder, everyHours, keep }];
  }
}

interface Place {
  readonly place: BackupPlace;
  readonly folder: string;
  readonly everyHours: number;
  readonly keep: number;
}

function codeOf(result: Exclude<Result, { kind: 'backup' | 'sound' }>): string {
  if (result.kind === 'failed') return result.code;
  return result.kind === 'damaged' ? 'LOG_DAMAGED' : result.problem;
}
