import { existsSync } from 'node:fs';
import { appendAudit } from '../log/append.ts';
import { copyAside, inspectLog, placeLog, removeDatabase } from '../log/backup.ts';
import { EntryLog } from '../log/entry-log.ts';
import { LogError } from '../log/errors.ts';
import { type Essentials, goesOnFrom, putBack, RULES_UNCERTAIN } from '../log/essentials.ts';
import { deriveLogKeys, type LogKeys } from '../log/keys.ts';
import { salvage } from '../log/salvage.ts';
import { openArchive } from './archive.ts';
import { BackupError } from './errors.ts';
import type { BackupFile } from './folder.ts';
import type { Restored } from './restore.ts';

/** How far a log had come. */
export interface Mark {
  readonly seq: number;
  readonly mac: string;
}

export interface RecoveryRequest {
  /** The log's database; it must be closed. What is there is kept beside it. */
  readonly log: string;
  readonly masterKey: Uint8Array;
  readonly at: Date;
  /** What was kept outside of the log; null where nothing was. */
  readonly essentials?: ReturnType<Essentials['read']>;
  /** The newest row that the witness saw; null where there is none. */
  readonly witnessed?: Mark | null;
  /** Whether the kiosk is set up: then a log without anybody who can open the desk is worth nothing. */
  readonly isSetUp?: boolean;
  /** Whether a new log may be begun where no backup is good. */
  readonly mayBegin?: boolean;
  /** A row that must be in what takes the log's place; null where the log is damaged. */
  readonly mustHold?: Mark | null;
}

export interface Recovered extends Omit<Restored, 'madeAt'> {
  /** When the backup was made, an instant in UTC; null where none was good. */
  readonly madeAt: string | null;
}

type Needs = 'admin' | 'way in' | 'nothing';

/**
 * Makes a log anew from the newest backup that is good, from what the damaged one still proves, and from what was kept
 * outside of it, and puts it in its place. One that nobody can open the desk with is not taken where the kiosk is set up.
 * @param backups the newest first
 * @returns null where nothing fits: the damaged log stays where it is
 * @throws LogError where the disk refuses
 */
export function recoverLog(backups: readonly BackupFile[], request: RecoveryRequest): Recovered | null {
  const { log: path, masterKey } = request;
  const keys = deriveLogKeys(masterKey);
  const made = `${path}.opened`;
  const former = existsSync(path) ? copyAside(path) : null;
  let taken: Recovered | null = null;
  const tries: readonly (readonly [needs: Needs, from: string | null])[] = [
    ...backups.map(({ path: from }) => [request.isSetUp ? 'admin' : 'nothing', from] as const),
    ...(request.mayBegin ? ([['way in', null]] as const) : []),
    // There is nothing left to keep: better a new one, which admits nobody, than none.
    ...(request.mayBegin && (former === null || !request.isSetUp) ? ([['nothing', null]] as const) : []),
  ];
  try {
    for (const [needs, from] of tries) {
      removeDatabase(made);
      taken = tryOne(from, needs, { ...request, made, former, keys });
      if (!taken) continue;
      placeLog(made, path, keys);
      return taken;
    }
    return null;
  } finally {
    removeDatabase(made);
    if (!taken && former !== null) removeDatabase(former);
  }
}

interface Try extends RecoveryRequest {
  readonly made: string;
  readonly former: string | null;
  readonly keys: LogKeys;
}

function tryOne(from: string | null, needs: Needs, request: Try): Recovered | null {
  const { made, masterKey, keys } = request;
  try {
    const madeAt = from === null ? null : openArchive(from, made, masterKey).header.madeAt;
    const rows = from === null ? 0 : soundRows(made, keys);
    const log = EntryLog.open({ path: made, keys });
    try {
      return complete(log, needs, { ...request, madeAt, rows });
    } finally {
      log.close();
    }
  } catch (error) {
    const damaged =
      error instanceof BackupError || (error instanceof LogError && error.code === 'LOG_DAMAGED');
    if (!damaged) throw error;
    return null;
  }
}

function complete(
  log: EntryLog,
  needs: Needs,
  request: Try & { readonly madeAt: string | null; readonly rows: number },
): Recovered | null {
  const { former, at, essentials = null, witnessed = null, mustHold = null, madeAt, rows } = request;
  const salvaged = former === null ? { rows: 0, whole: false } : salvage(log, former);
  return log.file.write((session) => {
    if (mustHold && mustHold.seq > 0 && !goesOnFrom(mustHold, session)) return null;
    const mark = essentials ?? witnessed;
    const goesOn = mark !== null && goesOnFrom(mark, session);
    const changedSince =
      session
        .prepare(
          `SELECT 1 FROM entries WHERE kind = 'audit' AND seq > ? AND action IN
            ('OFFICER_CREATED', 'OFFICER_CHANGED', 'PIN_CHANGED', 'RECOVERY_CODE_MADE', 'POLICY_ACTIVATED')`,
        )
        .get(essentials?.seq ?? 0) !== undefined;
    if (essentials && !(goesOn && changedSince)) putBack(essentials, session, log.sealer, at);
    const hasAdmin =
      session.prepare(`SELECT 1 FROM officers WHERE role = 'admin' AND active = 1`).get() !== undefined;
    const hasCode = session.prepare(`SELECT 1 FROM meta WHERE key = 'recovery'`).get() !== undefined;
    if (needs === 'admin' && !hasAdmin) return null;
    if (needs === 'way in' && !hasAdmin && !hasCode) return null;
    const detail = { madeAt, rows, salvaged: salvaged.rows };
    const audit = { at: at.toISOString(), officerId: null };
    appendAudit(session, log.sealer, { ...audit, action: 'LOG_RESTORED', detail });
    if (request.isSetUp && !(goesOn && salvaged.whole)) {
      markUncertain(session);
      appendAudit(session, log.sealer, { ...audit, action: 'RULES_UNCERTAIN', detail: {} });
    }
    return { ...detail, former };
  });
}

/** From now on nobody is admitted without an officer, until an admin makes rules active. */
export function markUncertain(session: Parameters<typeof goesOnFrom>[1]): void {
  session
    .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(RULES_UNCERTAIN, Buffer.of(1));
}

function soundRows(path: string, keys: LogKeys): number {
  const found = inspectLog(path, keys);
  if (!found.ok) throw new LogError('LOG_DAMAGED', 'the backup’s log does not verify');
  return found.rows;
}
