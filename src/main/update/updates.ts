import { type ReadyUpdate, type UpdateNews, type UpdateState, type Version } from '#shared/domain/update.ts';
import { applyUpdate } from './apply/apply.ts';
import { UpdateError } from './errors.ts';
import { UpdateFeed } from './feed.ts';
import { isUnattended } from './installation.ts';
import { judgeManifest, type Judgement } from './judge.ts';
import { ledgerIn, type Pages, type UpdateLedger } from './ledger.ts';
import type { ReleaseFile } from './manifest.ts';
import type { UpdatesOptions } from './options.ts';
import { Progress } from './progress.ts';
import { Refusals } from './refusals.ts';
import { fingerprintOf } from './release-key.ts';
import { type Bring, fromFeed, fromStick, readManifestFile, Shelf } from './shelf.ts';
import { highestOf } from './version.ts';

/** What came of a manifest. */
export type Outcome = 'taken' | 'current' | 'refused';

interface Ready {
  readonly update: ReadyUpdate;
  readonly file: ReleaseFile;
}

/** Newer versions of the program: from a feed or a stick, verified, kept, and installed when somebody or the hour says. */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #ledger: UpdateLedger;
  readonly #shelf: Shelf;
  readonly #feed: UpdateFeed;
  #ready: Ready | null = null;
  readonly #progress: Progress;
  readonly #refusals: Refusals;
  #byHand: string | null = null;
  /** Whether the ledger has something that waits to be put on record. */
  #unsettled = true;
  /** The version whose installation was tried unasked: once is enough. */
  #tried: Version | null = null;
  #leaving = false;
  #takenBack: Pages['takenBack'] = null;
  readonly #stop = new AbortController();
  #job: Promise<unknown> | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#ledger = ledgerIn(options.folder);
    this.#shelf = new Shelf(options.folder);
    this.#progress = new Progress(options.onChange);
    this.#refusals = new Refusals(options);
    this.#feed = new UpdateFeed({
      // A build that takes no updates looks for none.
      settings: () => (options.program.key ? options.settings() : null),
      now: options.now,
      random: options.random,
      report: options.report,
      onChange: options.onChange,
      take: (manifest, url, signal) =>
        this.#exclusively(async () => {
          await this.#take(manifest, fromFeed(url), { officerId: null, source: 'feed', signal });
        }),
    });
  }

  get state(): UpdateState {
    const { program } = this.#options;
    const takenBack = this.#takenBack;
    const kind = program.installation?.kind ?? null;
    return {
      running: program.version,
      key: program.key && { issuer: program.key.issuer, fingerprint: fingerprintOf(program.key) },
      kind,
      unattended: isUnattended(kind),
      work: this.#progress.work,
      ready: this.#ready?.update ?? null,
      refused: this.#refusals.last,
      takenBack: takenBack && { version: takenBack.version, at: takenBack.at },
      feed: this.#feed.state,
      byHand: this.#byHand,
    };
  }

  /** What an admin should see to, wherever they are. */
  get news(): UpdateNews | null {
    if (this.#takenBack) return { kind: 'taken-back', version: this.#takenBack.version };
    return this.#ready && { kind: 'ready', version: this.#ready.update.version };
  }

  /** Reads how it stands, and begins to look where the office wants that. */
  start(): void {
    this.#attempt(() => {
      const { program } = this.#options;
      const { highest, trial, takenBack } = this.#ledger.read();
      this.#takenBack = takenBack;
      if (highest === null || highestOf(program.version, highest) !== highest)
        this.#ledger.change(() => ({ highest: program.version }));
      if (trial && trial.to !== program.version) this.#notInstalled(trial.to);
      this.#findReady();
    });
    this.settle();
    this.#feed.start(false);
  }

  /** Other settings hold from now on. */
  settingsChanged(): void {
    this.#feed.start(true);
  }

  /** Looks whether there is something to put on record, and whether it is the hour to install. */
  tick(): void {
    this.settle();
    const { installation } = this.#options.program;
    const version = this.#ready?.update.version ?? null;
    if (version === null || version === this.#tried || this.#job || this.#leaving) return;
    if (this.#options.settings()?.install !== 'night' || !isUnattended(installation?.kind ?? null)) return;
    if (!this.#options.isNight()) return;
    this.#tried = version;
    this.install(null).catch((error: unknown) => this.#options.report('update', error));
  }

  /** Puts on record what came of an update, once the log takes it. */
  settle(): void {
    if (!this.#unsettled) return;
    this.#attempt(() => {
      const { program, record } = this.#options;
      const { trial, takenBack } = this.#ledger.read();
      if (trial?.to === program.version && trial.well) {
        record('UPDATE_INSTALLED', null, { version: trial.to, from: trial.from });
        this.#ledger.change(() => ({ trial: null }));
        this.#shelf.sweep(null);
        this.#options.onChange();
      }
      if (takenBack && !takenBack.told) {
        record('UPDATE_TAKEN_BACK', null, { version: takenBack.version, to: takenBack.from });
        this.#takenBack = { ...takenBack, told: true };
        this.#ledger.change(() => ({ takenBack: this.#takenBack }));
        this.#options.onChange();
      }
      this.#unsettled = trial?.to === program.version && !trial.well;
    });
  }

  /** Looks at the server now. @throws UpdateError `UPDATE_BUSY` */
  async fetchNow(): Promise<void> {
    if (this.#job) throw busy();
    await this.#feed.fetchNow();
  }

  /** Takes an update whose manifest a person chose. @throws UpdateError `UPDATE_BUSY` */
  async takeFile(path: string, officerId: number): Promise<Outcome> {
    // A person goes before a schedule.
    await this.#feed.interrupt();
    return this.#exclusively(async () => {
      const by = { officerId, source: 'stick', signal: this.#stop.signal } as const;
      const manifest = await readManifestFile(path).catch((error: unknown) => {
        if (!(error instanceof UpdateError)) throw error;
        this.#refusals.refuse(error.code, null, by);
        return null;
      });
      if (!manifest) return 'refused';
      try {
        return await this.#take(manifest, fromStick(path), by);
      } catch (error) {
        // It is told, and on record.
        if (error instanceof UpdateError) return 'refused';
        throw error;
      }
    });
  }

  /**
   * Installs what is ready. The kiosk ends, or starts anew, when this is done; or says what an administrator has to do.
   * @param officerId null: nobody asked, it is the hour
   * @param still throws where the officer is gone before it has begun
   * @throws UpdateError `UPDATE_BUSY`, `UPDATE_NONE`; LogError
   */
  async install(officerId: number | null, still: () => void = () => undefined): Promise<void> {
    await this.#feed.interrupt();
    still();
    await this.#exclusively(async () => {
      const ready = this.#ready;
      const { program, record, run } = this.#options;
      const { installation } = program;
      if (!ready || !installation) throw new UpdateError('UPDATE_NONE', 'there is nothing to install');
      const { update, file } = ready;
      record('UPDATE_BEGUN', officerId, { version: update.version, from: program.version });
      this.#progress.show({ kind: 'installing', version: update.version, done: 0, size: file.size });
      try {
        const applied = await applyUpdate({
          installation,
          file: this.#shelf.pathOf(file),
          expected: file,
          ledger: this.#ledger,
          from: program.version,
          to: update.version,
          ...(run && { run }),
        });
        this.#refusals.forget();
        if (applied.then === 'by-hand') {
          this.#byHand = applied.what;
          return;
        }
        this.#leaving = true;
        if (applied.then === 'quit') program.quit();
        else program.startAnew();
      } catch (error) {
        if (!(error instanceof UpdateError)) throw error;
        if (error.code === 'UPDATE_DAMAGED' || error.code === 'UPDATE_FILE_MISSING') this.#drop();
        this.#refusals.refuse(error.code, update.version, { officerId, source: 'kept' });
      }
    });
  }

  /** An admin has read what was refused, or taken back. @throws the file system's own errors */
  seen(): void {
    this.#refusals.forget();
    this.#byHand = null;
    if (this.#takenBack?.told === true) {
      this.#ledger.change(() => ({ takenBack: null }));
      this.#takenBack = null;
    }
    this.#options.onChange();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#feed.close();
    await this.#job;
  }

  #isLeaving(): boolean {
    return this.#leaving;
  }

  /** One thing at a time. */
  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#job || this.#leaving) throw busy();
    const job = work();
    this.#job = job.catch(() => undefined);
    try {
      return await job;
    } finally {
      this.#job = null;
      if (!this.#isLeaving()) this.#progress.show(null);
    }
  }

  /** @throws FetchError: it did not come; UpdateError: it is refused */
  async #take(
    manifest: Uint8Array,
    bring: Bring,
    by: { officerId: number | null; source: 'feed' | 'stick'; signal: AbortSignal },
  ): Promise<Outcome> {
    this.#progress.show({ kind: 'looking', version: null, done: 0, size: 0 });
    const judged = this.#judge(manifest);
    if (judged.kind === 'refused') {
      this.#refusals.refuse(judged.code, judged.version, by);
      return 'refused';
    }
    if (judged.kind === 'current') {
      this.#refusals.forget();
      return 'current';
    }
    const { release, file } = judged;
    const { version } = release;
    const { ready } = this.state;
    if (ready?.version !== version || this.#ready?.file.sha256 !== file.sha256 || !this.#shelf.has(file)) {
      const kind = by.source === 'feed' ? 'fetching' : 'copying';
      this.#refusals.forget();
      const onProgress = (done: number) => this.#progress.show({ kind, version, done, size: file.size });
      onProgress(0);
      try {
        await this.#shelf.put(manifest, file, bring, { onProgress, signal: by.signal });
      } catch (error) {
        if (error instanceof UpdateError) this.#refusals.refuse(error.code, version, by);
        throw error;
      }
      this.#options.record('UPDATE_TAKEN', by.officerId, { version, source: by.source });
      this.#ledger.change(({ highest }) => ({ highest: highestOf(version, highest) }));
    }
    this.#ready = { update: updateOf(judged), file };
    this.#refusals.forget();
    this.#byHand = null;
    return 'taken';
  }

  #judge(manifest: Uint8Array): Judgement {
    const { program, now } = this.#options;
    const { highest, failed } = this.#ledger.read();
    return judgeManifest(manifest, {
      key: program.key,
      running: program.version,
      highest: highest ?? program.version,
      takenBack: failed,
      target: {
        platform: program.platform,
        arch: program.arch,
        kind: program.installation?.kind ?? null,
      },
      now: now(),
    });
  }

  /** What was taken before this start, where it still is an update. */
  #findReady(): void {
    const manifest = this.#shelf.manifest();
    const judged = manifest && this.#judge(manifest);
    if (judged?.kind !== 'takes' || !this.#shelf.has(judged.file)) return;
    this.#ready = { update: updateOf(judged), file: judged.file };
  }

  #drop(): void {
    this.#ready = null;
    this.#shelf.sweep(null);
    this.#feed.forget();
  }

  /** The former program runs: the installer did not do its work, or the power went just before. */
  #notInstalled(version: Version): void {
    this.#ledger.change(() => ({ trial: null }));
    this.#refusals.refuse('UPDATE_NOT_INSTALLED', version, { officerId: null, source: 'kept' });
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.report('update', error);
    }
  }
}

function updateOf({ release, file, early }: Extract<Judgement, { kind: 'takes' }>): ReadyUpdate {
  const { version, releasedAt, notes } = release;
  return { version, releasedAt, early, notes, name: file.name, size: file.size };
}

function busy(): UpdateError {
  return new UpdateError('UPDATE_BUSY', 'one thing at a time');
}
