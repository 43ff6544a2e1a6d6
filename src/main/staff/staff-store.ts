import * as z from 'zod';
import { EmployeePerson, PassBasis, StaffProof } from '#shared/domain/staff.ts';
import { appendAudit } from '../log/append.ts';
import type { NewAudit } from '../log/audit.ts';
import { forgetJournal } from '../log/erasure.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { SealError } from '../log/errors.ts';
import type { Session } from '../log/log-file.ts';
import { Bytes } from '../log/row.ts';
import { openField, sealField } from '../log/seal.ts';

export interface StoredEmployee {
  readonly id: number;
  readonly person: EmployeePerson;
  readonly proof: StaffProof | null;
  readonly active: boolean;
}

export interface StoredPass {
  readonly id: number;
  readonly employee: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly basis: PassBasis;
}

export type NewPass = Omit<StoredPass, 'id' | 'revokedAt'>;

/** Who asks for a change, and when. */
export interface StaffRequest {
  readonly at: Date;
  readonly officerId: number | null;
}

/** What taking a roster writes. */
export interface RosterChange {
  readonly added: readonly EmployeePerson[];
  readonly changed: readonly { readonly id: number; readonly person: EmployeePerson }[];
  readonly retired: readonly number[];
}

const EmployeeRow = z.object({
  id: z.int(),
  person: Bytes,
  proof: Bytes.nullable(),
  active: z.int(),
});
const PassRow = z.object({
  id: z.int(),
  employee_id: z.int(),
  issued_at: z.int(),
  expires_at: z.int(),
  revoked_at: z.int().nullable(),
  basis: Bytes,
});

type Field = 'person' | 'proof' | 'basis';

/**
 * Employees and their passes, in the log's database; what is done to them is in its audit trail.
 * Every method throws LogError where the database fails, and has changed nothing then.
 */
export class StaffStore {
  readonly #log: EntryLog;

  constructor(log: EntryLog) {
    this.#log = log;
  }

  /** What changes when another process wrote to the database. */
  version(): unknown {
    return this.#log.file.read(({ db }) => db.pragma('data_version', { simple: true }));
  }

  /** What changes when the database was opened anew. */
  get connection(): object | null {
    return this.#log.file.connection;
  }

  /** All of them. Whoever's row was changed behind the program's back is left out: nobody is taken for them. */
  load(): { employees: StoredEmployee[]; passes: StoredPass[] } {
    return this.#log.file.read((session) => ({
      employees: session
        .prepare('SELECT id, person, proof, active FROM employees ORDER BY id')
        .all()
        .flatMap((row) => this.#employee(EmployeeRow.parse(row))),
      passes: session
        .prepare('SELECT * FROM staff_passes ORDER BY id')
        .all()
        .flatMap((row) => this.#pass(PassRow.parse(row))),
    }));
  }

  /** Takes a roster as a whole. */
  take({ added, changed, retired }: RosterChange, request: StaffRequest): void {
    this.#log.file.write((session) => {
      let id = nextId(session, 'employees');
      for (const person of added) {
        session
          .prepare('INSERT INTO employees (id, person, proof, active, created_at) VALUES (?, ?, NULL, 1, ?)')
          .run(id, this.#sealed(id, 'person', person), request.at.getTime());
        id += 1;
      }
      for (const { id: known, person } of changed) {
        session
          .prepare('UPDATE employees SET person = ?, active = 1 WHERE id = ?')
          .run(this.#sealed(known, 'person', person), known);
      }
      for (const gone of retired) session.prepare('UPDATE employees SET active = 0 WHERE id = ?').run(gone);
      const detail = { added: added.length, changed: changed.length, retired: retired.length };
      this.#audit(session, 'STAFF_IMPORTED', request, detail);
    });
  }

  setActive(id: number, active: boolean, request: StaffRequest): void {
    this.#log.file.write((session) => {
      session.prepare('UPDATE employees SET active = ? WHERE id = ?').run(active ? 1 : 0, id);
      this.#audit(session, 'STAFF_CHANGED', request, { employee: id, active });
    });
  }

  /** Shreds what is kept of somebody who left. Their numbers stay taken: no pass of theirs is anyone else's. */
  erase(id: number, request: StaffRequest): void {
    this.#log.file.write((session) => {
      session.prepare(`UPDATE employees SET person = x'', proof = NULL WHERE id = ? AND active = 0`).run(id);
      session.prepare(`UPDATE staff_passes SET basis = x'' WHERE employee_id = ?`).run(id);
      this.#audit(session, 'STAFF_CHANGED', request, { employee: id, erased: true });
    });
    forgetJournal(this.#log.file);
  }

  /** Keeps what employees' credentials came to. That they were scanned is in the log already. */
  setProofs(proofs: ReadonlyMap<number, StaffProof>): void {
    this.#log.file.write((session) => {
      for (const [id, proof] of proofs)
        session
          .prepare('UPDATE employees SET proof = ? WHERE id = ?')
          .run(this.#sealed(id, 'proof', proof), id);
    });
  }

  /** Puts new passes on record; an employee's earlier ones are taken back by that. Returns them. */
  issue(passes: readonly NewPass[], request: StaffRequest): StoredPass[] {
    return this.#log.file.write((session) => {
      let id = nextId(session, 'staff_passes');
      return passes.map((pass) => {
        const { employee, issuedAt, expiresAt, basis } = pass;
        session
          .prepare('UPDATE staff_passes SET revoked_at = ? WHERE employee_id = ? AND revoked_at IS NULL')
          .run(request.at.getTime(), employee);
        session
          .prepare(
            `INSERT INTO staff_passes (id, employee_id, issued_at, expires_at, revoked_at, basis)
              VALUES (?, ?, ?, ?, NULL, ?)`,
          )
          .run(id, employee, issuedAt.getTime(), expiresAt.getTime(), this.#sealed(id, 'basis', basis));
        this.#audit(session, 'PASS_ISSUED', request, {
          pass: id,
          employee,
          until: expiresAt.toISOString(),
          by: basis.by,
          reason: basis.by === 'decision' ? basis.reason : null,
        });
        return { ...pass, id: id++, revokedAt: null };
      });
    });
  }

  revoke({ id, employee }: StoredPass, request: StaffRequest): void {
    this.#log.file.write((session) => {
      session.prepare('UPDATE staff_passes SET revoked_at = ? WHERE id = ?').run(request.at.getTime(), id);
      this.#audit(session, 'PASS_REVOKED', request, { pass: id, employee });
    });
  }

  #audit(
    session: Session,
    action: NewAudit['action'],
    { at, officerId }: StaffRequest,
    detail: NewAudit['detail'],
  ) {
    appendAudit(session, this.#log.sealer, { at: at.toISOString(), action, officerId, detail });
  }

  #employee({ id, person, proof, active }: z.infer<typeof EmployeeRow>): StoredEmployee[] {
    const open = this.#opened(id, 'person', person, EmployeePerson);
    if (!open) return [];
    const proven = proof && this.#opened(id, 'proof', proof, StaffProof);
    return [{ id, person: open, proof: proven, active: active === 1 }];
  }

  #pass(row: z.infer<typeof PassRow>): StoredPass[] {
    const basis = this.#opened(row.id, 'basis', row.basis, PassBasis);
    if (!basis) return [];
    return [
      {
        id: row.id,
        employee: row.employee_id,
        issuedAt: new Date(row.issued_at),
        expiresAt: new Date(row.expires_at),
        revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
        basis,
      },
    ];
  }

  #sealed(row: number, field: Field, value: EmployeePerson | StaffProof | PassBasis): Buffer {
    const { keys, random } = this.#log.sealer;
    return sealField(keys.seal, placeOf(row, field), JSON.stringify(value), random);
  }

  #opened<T>(row: number, field: Field, sealed: Uint8Array, schema: z.ZodType<T>): T | null {
    try {
      const text = openField(this.#log.sealer.keys.seal, placeOf(row, field), sealed);
      return schema.safeParse(JSON.parse(text)).data ?? null;
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }
}

function placeOf(row: number, field: Field) {
  return { table: field === 'basis' ? 'staff_passes' : 'employees', row, field };
}

function nextId(session: Session, table: 'employees' | 'staff_passes'): number {
  const last = session.prepare(`SELECT coalesce(max(id), 0) AS id FROM ${table}`).get();
  return z.object({ id: z.int() }).parse(last).id + 1;
}
