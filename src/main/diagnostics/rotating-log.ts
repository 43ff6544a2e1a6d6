import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a line of the local log says besides its event: figures and codes, never anybody's data. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface RotatingLogOptions {
  /** Made where there is none. */
  readonly folder: string;
  readonly now: () => Date;
  /** The largest that one file gets, in bytes. */
  readonly fileBytes?: number;
  /** How many files there are at most. */
  readonly files?: number;
}

const NAME = 'gerbang.log';
const FILE_BYTES = 256 * 1024;
const FILES = 4;
/** Longer values are cut: nothing that a fault says fills the log. */
const VALUE_LENGTH = 120;

/**
 * The kiosk's own log of faults: one line an event, in a few files of limited size, on this machine only. It is
 * there for the fault of last night; it never fails whoever writes to it.
 */
export class RotatingLog {
  readonly #options: Required<RotatingLogOptions>;

  constructor(options: RotatingLogOptions) {
    this.#options = { fileBytes: FILE_BYTES, files: FILES, ...options };
  }

  /** Appends `2026-11-25T08:00:00.000Z event key=value …`; keeps silent where it cannot. */
  write(event: string, facts: Facts = {}): void {
    const { folder, now } = this.#options;
    const line = [now().toISOString(), plain(event), ...Object.entries(facts).map(fact)].join(' ');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#rotate(line.length + 1);
      appendFileSync(join(folder, NAME), `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk is told on the screen, by the entry log.
    }
  }

  /** All lines that are kept, the oldest first. */
  lines(): string[] {
    try {
      const names = readdirSync(this.#options.folder).filter((name) => /^gerbang(\.\d+)?\.log$/.test(name));
      return names
        .sort((a, b) => ageOf(b) - ageOf(a))
        .flatMap((name) => readFileSync(join(this.#options.folder, name), 'utf8').split('\n'))
        .filter((line) => line !== '');
    } catch {
      return [];
    }
  }

  #rotate(more: number): void {
    const { folder, fileBytes, files } = this.#options;
    const size = statSync(join(folder, NAME), { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0 || size + more <= fileBytes) return;
    const place = (age: number) => join(folder, age === 0 ? NAME : `gerbang.${age}.log`);
    rmSync(place(files - 1), { force: true });
    for (let age = files - 2; age >= 0; age--) {
      if (statSync(place(age), { throwIfNoEntry: false })) renameSync(place(age), place(age + 1));
    }
  }
}

/** 0 for the file that is being written. */
function ageOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

function fact([key, value]: [string, Facts[string]]): string {
  return `${plain(key)}=${plain(String(value))}`;
}

/** One word on one line, whatever it was. */
function plain(text: string): string {
  return text.slice(0, VALUE_LENGTH).replace(/[^\w.:/@+-]+/g, '_');
}
