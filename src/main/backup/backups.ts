import { existsSync } from 'node:fs';
import type { BackupPlace, BackupState } from '#shared/domain/backup.ts';
import type { Site } from '#shared/domain/site.ts';
import { freePath, isDue, newestFirst, type OwnBackup, OwnBackups, remove, toPrune } from './folder.ts';
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
  /** Milliseconds that pass as real ones do, whatever the clock says; the clock unless told. @throws LogError */
  readonly steady?: () => number;
  /** How long the PC has been on, in milliseconds; the clock unless told. */
  readonly elapsed?: () => number;
  readonly run: (task: Task) => Promise<Result>;
  /** Told of each that was made. */
  readonly onMade: (place: BackupPlace, rows: number, officerId: number | null) => void;
  /** Told where one was not made. */
  readonly onFailed: (place: BackupPlace, result: Exclude<Result, { kind: 'backup' | 'sound' }>) => void;
}

/** The kiosk's own are for a damaged disk page, not for a stolen PC: few, every day. */
const OWN = { everyHours: 24, keep: 3 } as const;

/** Changes come in swarms: one backup holds them all. */
const ASKED_EVERY_MS = 60_000;

/** The kiosk's backups: made on time, pruned, known. */
export class Backups {
  readonly #options: BackupsOptions;
  readonly #own: OwnBackups;
  #wanted = false;
  /** When one that was asked for was begun, by what has elapsed. */
  #askedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  /** What was tried and failed is not tried again at each tick. */
  readonly #failed = new Map<BackupPlace, { at: number; code: string }>();

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#own = new OwnBackups(options.masterKey);
  }

  /** All of this kiosk that there are, the newest first. */
  get files(): OwnBackup[] {
    const folders = this.#places().map(({ folder }) => folder);
    return folders.flatMap((folder) => this.#own.in(folder)).sort(newestFirst);
  }

  get state(): BackupState {
    return {
      running: this.#running !== null,
      places: this.#places().map(({ place, folder }) => {
        const files = this.#own.in(folder);
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
    const chosen = this.#options.site()?.backup;
    if (!chosen || chosen.folder === null) return false;
    const files = this.#own.in(chosen.folder);
    if (files.length === 0) return this.#failed.has('office');
    return this.#isDue(files, 3 * chosen.everyHours);
  }

  /** Has one made in the own place as soon as nothing is being made, for a change that must not be lost. */
  request(): void {
    this.#wanted = true;
  }

  /** Makes what is due. Returns whether anything was. @param scheduled false: what was asked for only */
  tick(scheduled = true): boolean {
    if (this.#running) return false;
    const due = this.#places().flatMap((place) => {
      const failed = this.#failed.get(place.place);
      // An hour, then again: a stick may be back.
      if (failed && Math.abs(this.#elapsed() - failed.at) < 3_600_000) return [];
      const files = this.#own.in(place.folder).filter(({ asked }) => !asked);
      if (scheduled && this.#isDue(files, place.everyHours)) return [{ ...place, asked: false }];
      return place.place === 'own' && this.#mayAsk() ? [{ ...place, asked: true }] : [];
    });
    if (due.length === 0) return false;
    if (due.some(({ place }) => place === 'own')) {
      this.#wanted = false;
      this.#askedAt = this.#elapsed();
    }
    void this.#make(due, null);
    return true;
  }

  /** Makes one in each place, now. Returns when they are there, or are not. */
  async backUp(officerId: number): Promise<BackupState> {
    await this.#running;
    await this.#make(
      this.#places().map((place) => ({ ...place, asked: true })),
      officerId,
    );
    return this.state;
  }

  /** Resolves when nothing is being made. */
  async close(): Promise<void> {
    await this.#running;
  }

  #mayAsk(): boolean {
    return this.#wanted && Math.abs(this.#elapsed() - this.#askedAt) >= ASKED_EVERY_MS;
  }

  /** One that is dated ahead of the present says nothing of when the last was made. */
  #isDue(files: readonly OwnBackup[], everyHours: number): boolean {
    const steady = this.#steady();
    const made = files.map(({ steadyAt }) => steadyAt).filter((at) => at <= steady);
    return isDue(made.length === 0 ? null : new Date(Math.max(...made)), new Date(steady), everyHours);
  }

  #steady(): number {
    return (this.#options.steady ?? this.#clock)();
  }

  #elapsed(): number {
    return (this.#options.elapsed ?? this.#clock)();
  }

  readonly #clock = (): number => this.#options.now().getTime();

  #make(places: readonly Turn[], officerId: number | null): Promise<void> {
    const work = async () => {
      for (const each of places) await this.#makeOne(each, officerId);
    };
    const running = work().finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #makeOne({ place, folder, keep, asked }: Turn, officerId: number | null): Promise<void> {
    const { log, masterKey, site, wrappedKey, now, run, onMade, onFailed } = this.#options;
    const at = now();
    // A stick that is not in makes no folder of its name on the disk.
    if (place === 'office' && !existsSync(folder)) {
      this.#failed.set(place, { at: this.#elapsed(), code: 'BACKUP_FOLDER_MISSING' });
      return;
    }
    const steady = this.#steady();
    const settings = site();
    const wrapped = wrappedKey();
    const result = await run({
      kind: 'backup',
      log,
      to: freePath(folder, at),
      masterKey,
      about: {
        steadyAt: steady,
        asked,
        madeAt: at.toISOString(),
        office: settings?.name ?? '',
        site: settings === null ? null : JSON.stringify(settings),
        wrappedKey: wrapped === null ? null : Buffer.from(wrapped).toString('base64'),
      },
    });
    if (result.kind === 'backup') {
      this.#failed.delete(place);
      remove(toPrune(this.#own.in(folder), keep, this.#steady()));
      onMade(place, result.rows, officerId);
    } else if (result.kind !== 'sound') {
      this.#failed.set(place, { at: this.#elapsed(), code: codeOf(result) });
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

/** A place where one is made now. */
interface Turn extends Place {
  readonly asked: boolean;
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
