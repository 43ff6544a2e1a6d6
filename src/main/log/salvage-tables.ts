import * as z from 'zod';
import { createHash } from 'node:crypto';
import type { Connection } from '../sqlite/driver.ts';
import { Driver } from '../sqlite/driver.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import { Bytes } from './row.ts';
import { openField } from './seal.ts';

const Officer = z.object({
  id: z.int(),
  name: Bytes,
  role: z.enum(['petugas', 'admin']),
  pin_hash: Bytes,
  created_at: z.int(),
  active: z.int(),
  last_sign_in: z.int().nullable(),
});
const Policy = z.object({ version: z.int(), policy: z.string(), note: Bytes.nullable() });
const Employee = z.object({
  id: z.int(),
  person: Bytes,
  proof: Bytes.nullable(),
  active: z.int(),
  created_at: z.int(),
});
const Pass = z.object({
  id: z.int(),
  employee_id: z.int(),
  issued_at: z.int(),
  expires_at: z.int(),
  revoked_at: z.int().nullable(),
  basis: Bytes,
});
const Act = z.object({ seq: z.int(), at: z.int(), action: z.string(), detail: z.string() });
const Detail = z.record(z.string(), z.unknown());

/**
 * Takes accounts, policies, employees and passes from a damaged log, as far as it still reads: what the chain knows
 * of, sealed by our key. What the chain tells of them since the backup holds also where their row is lost.
 * @param session of the log that is being made
 * @param since the last row that its backup had
 * @returns false where something of employees is lost that the chain does not tell
 */
export function salvageTables(session: Session, former: Connection, keys: LogKeys, since: number): boolean {
  takeOfficers(session, former, keys);
  takeMeta(session, former);
  takePolicies(session, former);
  const employees = takeEmployees(session, former, keys);
  const passes = takePasses(session, former, keys);
  const imported = retell(session, since, employees.taken, passes.taken);
  return (employees.whole && passes.whole) || !imported;
}

function acts(session: Session, actions: readonly string[], since: number) {
  return z
    .array(Act)
    .parse(
      session
        .prepare(
          `SELECT seq, at, action, detail FROM entries WHERE kind = 'audit' AND seq > ?
            AND action IN (${actions.map(() => '?').join(', ')}) ORDER BY seq`,
        )
        .all(since, ...actions),
    )
    .map((act) => ({ ...act, detail: Detail.parse(JSON.parse(act.detail)) }));
}

function takeOfficers(session: Session, former: Connection, keys: LogKeys): void {
  const known = new Map<unknown, { role: unknown; active: boolean }>();
  for (const { detail } of acts(session, ['OFFICER_CREATED', 'OFFICER_CHANGED'], 0))
    known.set(detail['officer'], { role: detail['role'], active: detail['active'] !== false });
  const pinSalt = metaOf(former, 'pin_salt');
  const own = Bytes.safeParse(
    session.prepare(`SELECT value FROM meta WHERE key = 'pin_salt'`).pluck().get(),
  ).data;
  // A hash under another salt is nobody's PIN.
  if (pinSalt && (!own || Buffer.from(own).equals(pinSalt))) {
    putMeta(session, 'pin_salt', pinSalt);
    const { rows } = readTable(former, 'officers', 'id', Officer);
    const fitting = rows.filter(({ id, name }) => known.has(id) && opens(keys, 'officers', id, 'name', name));
    for (const { id } of fitting) session.prepare('DELETE FROM officers WHERE id = ?').run(id);
    for (const row of fitting)
      session
        .prepare(
          `INSERT INTO officers (id, name, role, pin_hash, created_at, active, last_sign_in)
            VALUES (@id, @name, @role, @pin_hash, @created_at, @active, @last_sign_in) ON CONFLICT DO NOTHING`,
        )
        .run(row);
  }
  for (const [id, { role, active }] of known)
    session.prepare('UPDATE officers SET role = ?, active = ? WHERE id = ?').run(role, active ? 1 : 0, id);
}

function takeMeta(session: Session, former: Connection): void {
  const recovery = metaOf(former, 'recovery');
  if (recovery) putMeta(session, 'recovery', recovery);
  // What was uncertain is so still.
  const uncertain = metaOf(former, 'rules_uncertain');
  if (uncertain) putMeta(session, 'rules_uncertain', uncertain);
}

function takePolicies(session: Session, former: Connection): void {
  const proven = new Map<unknown, Set<unknown>>();
  for (const { detail } of acts(session, ['POLICY_ACTIVATED'], 0))
    proven.set(detail['version'], (proven.get(detail['version']) ?? new Set()).add(detail['digest']));
  for (const row of readTable(former, 'policies', 'version', Policy).rows) {
    const digest = createHash('sha256').update(row.policy).digest('hex');
    if (!proven.get(row.version)?.has(digest)) continue;
    session
      .prepare(
        'INSERT INTO policies (version, policy, note) VALUES (@version, @policy, @note) ON CONFLICT DO NOTHING',
      )
      .run(row);
  }
}

function takeEmployees(session: Session, former: Connection, keys: LogKeys) {
  const { rows, whole } = readTable(former, 'employees', 'id', Employee);
  const taken = new Set<number>();
  for (const row of rows) {
    if (row.person.length > 0 && !opens(keys, 'employees', row.id, 'person', row.person)) continue;
    session
      .prepare(
        `INSERT INTO employees (id, person, proof, active, created_at) VALUES (@id, @person, @proof, @active, @created_at)
          ON CONFLICT DO UPDATE SET person = excluded.person, proof = excluded.proof, active = excluded.active`,
      )
      .run(row);
    taken.add(row.id);
  }
  return { taken, whole: whole && taken.size === rows.length };
}

function takePasses(session: Session, former: Connection, keys: LogKeys) {
  const { rows, whole } = readTable(former, 'staff_passes', 'id', Pass);
  const taken = new Set<number>();
  const isThere = session.prepare('SELECT 1 FROM employees WHERE id = ?');
  for (const row of rows) {
    if (row.basis.length > 0 && !opens(keys, 'staff_passes', row.id, 'basis', row.basis)) continue;
    if (isThere.get(row.employee_id) === undefined) continue;
    session
      .prepare(
        `INSERT INTO staff_passes (id, employee_id, issued_at, expires_at, revoked_at, basis)
          VALUES (@id, @employee_id, @issued_at, @expires_at, @revoked_at, @basis)
          ON CONFLICT DO UPDATE SET revoked_at = coalesce(staff_passes.revoked_at, excluded.revoked_at), basis = excluded.basis`,
      )
      .run(row);
    taken.add(row.id);
  }
  return { taken, whole };
}

/** What was done to employees and passes whose rows are the backup's. Returns whether a roster was taken as well. */
function retell(
  session: Session,
  since: number,
  employees: ReadonlySet<number>,
  passes: ReadonlySet<number>,
): boolean {
  let imported = false;
  const actions = ['STAFF_IMPORTED', 'STAFF_CHANGED', 'PASS_ISSUED', 'PASS_REVOKED'];
  for (const { at, action, detail } of acts(session, actions, since)) {
    const employee = z.int().safeParse(detail['employee']).data ?? 0;
    const pass = z.int().safeParse(detail['pass']).data ?? 0;
    if (action === 'STAFF_IMPORTED') imported = true;
    else if (action === 'STAFF_CHANGED' && !employees.has(employee)) {
      if (typeof detail['active'] === 'boolean')
        session
          .prepare('UPDATE employees SET active = ? WHERE id = ?')
          .run(detail['active'] ? 1 : 0, employee);
      if (detail['erased'] === true) {
        session.prepare(`UPDATE employees SET person = x'', proof = NULL WHERE id = ?`).run(employee);
        session.prepare(`UPDATE staff_passes SET basis = x'' WHERE employee_id = ?`).run(employee);
      }
    } else if (action === 'PASS_ISSUED')
      session
        .prepare(
          'UPDATE staff_passes SET revoked_at = ? WHERE employee_id = ? AND id < ? AND revoked_at IS NULL',
        )
        .run(at, employee, pass);
    else if (action === 'PASS_REVOKED' && !passes.has(pass))
      session
        .prepare('UPDATE staff_passes SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?')
        .run(at, pass);
  }
  return imported;
}

/** A table's rows that still read: from both ends up to what is broken. */
function readTable<T extends Record<string, unknown>>(
  db: Connection,
  table: string,
  key: string,
  schema: z.ZodType<T>,
): { rows: T[]; whole: boolean } {
  const found = new Map<unknown, T>();
  let whole = true;
  for (const order of ['ASC', 'DESC'] as const) {
    try {
      for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY ${key} ${order}`).iterate()) {
        const read = schema.safeParse(row).data;
        if (!read) whole = false;
        else if (found.has(read[key])) {
          if (order === 'DESC') break;
        } else found.set(read[key], read);
      }
      if (order === 'ASC') break;
    } catch (error) {
      if (!(error instanceof Driver.SqliteError)) throw error;
      whole = false;
    }
  }
  return { rows: [...found.values()], whole };
}

function metaOf(db: Connection, key: string): Buffer | null {
  try {
    const bytes = Bytes.safeParse(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key)).data;
    return bytes ? Buffer.from(bytes) : null;
  } catch {
    return null;
  }
}

function putMeta(session: Session, key: string, value: Uint8Array): void {
  session
    .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
    .run(key, value);
}

function opens(keys: LogKeys, table: string, row: number, field: string, sealed: Uint8Array): boolean {
  try {
    openField(keys.seal, { table, row, field }, sealed);
    return true;
  } catch {
    return false;
  }
}
