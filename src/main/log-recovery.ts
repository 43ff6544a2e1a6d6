import { existsSync } from 'node:fs';
import * as z from 'zod';
import type { Site } from '#shared/domain/site.ts';
import { backupsIn, newestFirst, OwnBackups } from './backup/folder.ts';
import { type Mark, markUncertain, recoverLog } from './backup/recover.ts';
import { appendAudit } from './log/append.ts';
import type { EntryLog } from './log/entry-log.ts';
import { Essentials, goesOnFrom, putBack } from './log/essentials.ts';
import { deriveLogKeys } from './log/keys.ts';
import { Witness } from './log/witness.ts';
import type { DataFolder } from './site/data-folder.ts';

/** What was kept of the accounts and rules outside of the log. */
type Kept = ReturnType<Essentials['read']>;

const Tip = z.object({ seq: z.int(), mac: z.string() });
/** A log without a row: whatever there is goes on from it. */
const NONE = { seq: 0, mac: '' };

/** Whether there was a log here before: then one that is missing is a damaged one. */
export function wasThere(data: DataFolder): boolean {
  const traces = [data.site, data.witness, data.essentials];
  return traces.some((file) => existsSync(file)) || backupsIn(data.backups).length > 0;
}

/**
 * Whether a log lacks what was kept outside of it, and so is an older one.
 * @returns its newest row, and whether it is what was kept that it lacks; null where it lacks nothing
 */
export function behind(
  log: EntryLog,
  kept: Kept,
  witness: string,
): { readonly tip: Mark; readonly lacksKept: boolean } | null {
  const { seen } = new Witness(witness, log.sealer.keys);
  const lacks = (mark: Mark | null): boolean =>
    mark !== null && !log.file.read((session) => goesOnFrom(mark, session));
  const lacksKept = lacks(kept);
  if (!lacksKept && !lacks(seen)) return null;
  const tip = log.file.read((session) =>
    Tip.parse(
      session.prepare(`SELECT seq, hex(mac) AS mac FROM entries ORDER BY seq DESC LIMIT 1`).get() ?? NONE,
    ),
  );
  return { tip, lacksKept };
}

/** Puts the accounts and rules that were kept back; which rules hold is uncertain, on record. @throws LogError */
export function goOnWith(kept: Kept, { file, sealer }: EntryLog, at: Date): void {
  file.write((session) => {
    if (kept) putBack(kept, session, sealer, at);
    markUncertain(session);
    const audit = { at: at.toISOString(), action: 'RULES_UNCERTAIN' as const, officerId: null, detail: {} };
    appendAudit(session, sealer, audit);
  });
}

export interface RecoveryOptions {
  readonly data: DataFolder;
  readonly masterKey: Uint8Array;
  readonly site: Site | null;
  readonly at: Date;
  /** The newest row of a log that is whole and older than it should be; null where it is damaged. */
  readonly mustHold: Mark | null;
}

/** Puts the newest good backup in a log's place, or begins anew. Null where neither may be: the log is as it was. */
export function recoverFromBackups({ data, masterKey, site, at, mustHold }: RecoveryOptions) {
  const keys = deriveLogKeys(masterKey);
  const essentials = new Essentials(data.essentials, keys).read();
  const chosen = site?.backup.folder ?? null;
  const own = new OwnBackups(masterKey);
  const files = [...own.in(data.backups), ...(chosen === null ? [] : own.in(chosen))].sort(newestFirst);
  return recoverLog(files, {
    log: data.log,
    masterKey,
    at,
    essentials,
    mustHold,
    witnessed: new Witness(data.witness, keys).seen,
    isSetUp: site !== null || (essentials?.officers.length ?? 0) > 0,
    mayBegin: mustHold === null,
  });
}
