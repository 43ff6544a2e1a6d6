import { existsSync, readFileSync, renameSync } from 'node:fs';
import { Site } from '#shared/domain/site.ts';
import {
  leftoversOf,
  removeLeftovers,
  replaceFile,
  stageFile,
  type StagedFile,
} from '../log/durable-file.ts';
import { SiteError } from './errors.ts';

/** Keeps the office's settings in one JSON file. */
export class SiteStore {
  readonly #file: string;

  /** @param file its path; the folder must exist */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * @returns the settings, or null where there are none yet
   * @throws SiteError `SITE_DAMAGED`: the file is kept under another name, the next `load` returns null;
   *   `SITE_NOT_READABLE`
   */
  load(): Site | null {
    const text = this.#read();
    if (text === null) return null;
    try {
      return Site.parse(JSON.parse(text));
    } catch (cause) {
      const aside = this.#putAside();
      throw new SiteError('SITE_DAMAGED', `the settings are not readable; they are kept as ${aside}`, {
        cause,
      });
    }
  }

  /**
   * Replaces the settings as a whole; they are on disk when this returns.
   * @throws SiteError `SITE_NOT_SAVED`
   */
  save(site: Site): void {
    notSaved(() => replaceFile(this.#file, textOf(site)));
  }

  /**
   * Puts settings on disk beside those that hold.
   * @throws SiteError `SITE_NOT_SAVED`, also from `commit`
   */
  stage(site: Site): StagedFile {
    const staged = notSaved(() => stageFile(this.#file, textOf(site)));
    return { commit: () => notSaved(() => staged.commit()), drop: () => staged.drop() };
  }

  /** Whether these are the settings on disk. */
  holds(site: Site): boolean {
    try {
      return this.#read() === textOf(site);
    } catch {
      return false;
    }
  }

  /** Whether settings were to take the place of those that hold, and the program ended in between. */
  get interrupted(): boolean {
    try {
      return leftoversOf(this.#file).length > 0;
    } catch {
      return false;
    }
  }

  /** Throws away what never took the place of the settings that hold. @throws the file system's own errors */
  sweep(): void {
    removeLeftovers(this.#file);
  }

  #read(): string | null {
    try {
      return readFileSync(this.#file, 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
      throw new SiteError('SITE_NOT_READABLE', 'the settings cannot be read', { cause });
    }
  }

  /** Moves the damaged file to the first free name, so that none before it is lost. */
  #putAside(): string {
    for (let number = 1; ; number += 1) {
      const aside = `${this.#file}.damaged-${number}`;
      if (existsSync(aside)) continue;
      try {
        renameSync(this.#file, aside);
      } catch (cause) {
        throw new SiteError('SITE_NOT_READABLE', 'the damaged settings cannot be put aside', { cause });
      }
      return aside;
    }
  }
}

function textOf(site: Site): string {
  return `${JSON.stringify(Site.parse(site), null, 2)}\n`;
}

/** @throws SiteError `SITE_NOT_SAVED` */
function notSaved<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new SiteError('SITE_NOT_SAVED', 'the settings were not saved; the former ones hold', { cause });
  }
}
