import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isLoop, recent } from './crash-loop.ts';

/**
 * Remembers starts beyond the life of the process: whoever was killed cannot count. A start stays in the file until
 * the program ends properly.
 */
export class StartLedger {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Puts a start on record. @returns whether those before it were a loop of crashes */
  begin(at: number): boolean {
    const before = recent(this.#read(), at);
    this.#write([...before, at]);
    return isLoop(before, at);
  }

  /** The program ended as it should, or is to be given another try. */
  clear(): void {
    this.#write([]);
  }

  #read(): number[] {
    try {
      return startsOf(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // None yet, or half written when the power went.
      return [];
    }
  }

  #write(starts: readonly number[]): void {
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(this.#file, JSON.stringify(starts), { mode: 0o600 });
    } catch {
      // Without it there is no diagnosis of a loop; the kiosk starts all the same.
    }
  }
}

/**
 * The starts, in milliseconds since 1970, that no proper end followed; none where it is anything else. Read before the
 * window is there, so without the library for what is read later.
 */
function startsOf(json: unknown): number[] {
  const all: unknown[] = Array.isArray(json) ? json : [];
  const starts = all.filter((start) => typeof start === 'number');
  return starts.length === all.length ? starts : [];
}
