import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { PackageKind, Version } from '#shared/domain/update.ts';
import { replaceFile } from '../log/durable-file.ts';

/** A version that was put in the place of another, and has not shown yet that it comes up well. */
export const Trial = z.object({
  from: Version,
  to: Version,
  kind: PackageKind,
  /** The file that was replaced, its predecessor beside it; null where nothing can be put back. */
  program: z.string().nullable(),
  /** How often it was started. */
  starts: z.int().min(0),
  /** It came up well: to be put on record. */
  well: z.boolean(),
});
export type Trial = z.infer<typeof Trial>;

const TakenBack = z.object({ version: Version, from: Version, at: z.iso.datetime(), told: z.boolean() });

const Pages = z.object({
  /** The highest version that this kiosk has ever run or taken. */
  highest: Version.nullable().default(null),
  /** Versions that failed here. */
  failed: z.array(Version).max(64).default([]),
  trial: Trial.nullable().default(null),
  /** What was taken back last, until an admin has read it; `told`: it is in the audit trail. */
  takenBack: TakenBack.nullable().default(null),
});
export type Pages = z.infer<typeof Pages>;

const EMPTY: Pages = Pages.parse({});

/**
 * What a kiosk remembers of updates beyond the life of a process, and of a version. It is read anew each time: the
 * keeper writes it, too, while no kiosk runs.
 */
export class UpdateLedger {
  readonly #file: string;

  /** @param file its path; its folder is made when it is written first */
  constructor(file: string) {
    this.#file = file;
  }

  read(): Pages {
    try {
      return Pages.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // None yet, or not ours: what runs is then all that is known.
      return EMPTY;
    }
  }

  /** Changes it; it is on disk when this returns. @throws the file system's own errors */
  change(change: (before: Pages) => Partial<Pages>): void {
    const before = this.read();
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    replaceFile(this.#file, `${JSON.stringify(Pages.parse({ ...before, ...change(before) }), null, 2)}\n`);
  }
}

/** The ledger of a kiosk. @param folder its folder for updates */
export function ledgerIn(folder: string): UpdateLedger {
  return new UpdateLedger(join(folder, 'ledger.json'));
}
