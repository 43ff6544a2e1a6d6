import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import type { StagedFile } from '../log/durable-file.ts';
import type { AuditDetail, NewAudit } from '../log/audit.ts';
import type { SiteStore } from './site-store.ts';

export interface SettingsOptions {
  readonly store: SiteStore;
  readonly now: () => Date;
  /** Puts on record what was done. @throws LogError */
  readonly audit: (row: NewAudit) => void;
  /** Told when other settings hold, and when some that were asked for do not. */
  readonly onChange: (site: Site | null, before: Site | null) => void;
  readonly report: (what: string, error: unknown) => void;
}

/** Who changes what, for the record. */
export interface SettingsChange {
  /** Which settings: a word of the audit trail. */
  readonly what: string;
  /** Null: nobody whom the kiosk knows. */
  readonly officer: Officer | null;
  /** More for the audit trail. */
  readonly detail?: AuditDetail;
  /** Puts it on record where `SETTINGS_CHANGED` does not say it. All of it or nothing. @throws LogError */
  readonly record?: (site: Site) => void;
  /** Undoes what `record` did besides, where the settings could not be saved after it. */
  readonly undo?: () => void;
}

/**
 * The office's settings, and the one place that changes them. What is asked for is put on disk beside the settings that
 * hold, then on record, then in their place, then told. Where one of these fails, the settings are what they were: in
 * force, on disk, on the screens and on record. A program that ends in between leaves the file that lies beside: at the
 * next start it is put on record that nothing came of it.
 */
export class Settings {
  readonly #options: SettingsOptions;
  #site: Site | null = null;
  /** What the record says and is not so, until it says that as well. */
  #owed: { readonly what: string; readonly officerId: number | null } | null = null;

  constructor(options: SettingsOptions) {
    this.#options = options;
  }

  /** The settings in force; null before set-up. */
  get current(): Site | null {
    return this.#site;
  }

  /** Reads them. @throws SiteError */
  load(): void {
    const { store } = this.#options;
    if (store.interrupted) this.#owed = { what: 'interrupted', officerId: null };
    this.#site = store.load();
  }

  /** Puts on record what is not so, once the log takes it. @throws LogError */
  settle(): void {
    if (!this.#owed) return;
    const { store } = this.#options;
    const { what, officerId } = this.#owed;
    this.#notSaved(what, officerId);
    this.#owed = null;
    this.#attempt(() => store.sweep());
  }

  /** Other settings hold from now on; before set-up there are none to change. @throws SiteError, LogError */
  change(by: SettingsChange, change: (site: Site) => Site): void {
    const before = this.#site;
    if (!before) return;
    const site = change(before);
    const staged = this.#stage(site, by);
    try {
      if (by.record) by.record(site);
      else this.#audit('SETTINGS_CHANGED', by.officer?.id ?? null, { what: by.what, ...by.detail });
    } catch (error) {
      this.#drop(staged);
      throw error;
    }
    this.#commit(staged, site, by);
  }

  /**
   * The first settings, or those after some that were lost.
   * @param record makes the first officer, puts it on record, and says who that is
   * @throws SiteError, and what `record` throws
   */
  async setUp(site: Site, record: () => Promise<Officer>): Promise<void> {
    const what = 'setup';
    const staged = this.#stage(site, { what, officer: null });
    const officer = await record().catch((error: unknown) => {
      this.#drop(staged);
      throw error;
    });
    this.#commit(staged, site, { what, officer });
  }

  #stage(
    site: Site,
    { what, officer }: { readonly what: string; readonly officer: Officer | null },
  ): StagedFile {
    this.settle();
    try {
      return this.#options.store.stage(site);
    } catch (error) {
      // Nothing says that it was saved; who reads the trail should see that it was tried.
      if (officer) this.#attempt(() => this.#notSaved(what, officer.id));
      this.#tell(this.#site);
      throw error;
    }
  }

  #commit(staged: StagedFile, site: Site, { what, officer, undo }: SettingsChange): void {
    try {
      staged.commit();
    } catch (error) {
      this.#takeBack(staged, site, { what, officer });
      if (undo) this.#attempt(undo);
      this.#tell(this.#site);
      throw error;
    }
    const before = this.#site;
    this.#site = site;
    this.#tell(before);
  }

  /** It is on record, and was not saved: that goes on record as well, and what lies beside stays until then. */
  #takeBack(staged: StagedFile, site: Site, { what, officer }: SettingsChange): void {
    const { store } = this.#options;
    const before = this.#site;
    // It may be in place, and only the disk's word for it be missing.
    if (before && store.holds(site)) this.#attempt(() => store.save(before));
    try {
      this.#notSaved(what, officer?.id ?? null);
      this.#attempt(() => staged.drop());
    } catch (error) {
      this.#owed = { what, officerId: officer?.id ?? null };
      this.#options.report('settings', error);
    }
  }

  #drop(staged: StagedFile): void {
    this.#attempt(() => staged.drop());
    this.#tell(this.#site);
  }

  #notSaved(what: string, officerId: number | null): void {
    this.#audit('SETTINGS_NOT_SAVED', officerId, { what });
  }

  #audit(
    action: 'SETTINGS_CHANGED' | 'SETTINGS_NOT_SAVED',
    officerId: number | null,
    detail: AuditDetail,
  ): void {
    const { audit, now } = this.#options;
    audit({ at: now().toISOString(), action, officerId, detail });
  }

  #tell(before: Site | null): void {
    this.#attempt(() => this.#options.onChange(this.#site, before));
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.report('settings', error);
    }
  }
}
