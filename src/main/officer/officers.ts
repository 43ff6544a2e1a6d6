import { timingSafeEqual, type ScryptOptions } from 'node:crypto';
import * as z from 'zod';
import {
  isWeakPin,
  type Officer,
  type OfficerAccount,
  OfficerName,
  Pin,
  Role,
} from '#shared/domain/officer.ts';
import { appendAudit } from '../log/append.ts';
import type { AuditAction, AuditDetail } from '../log/audit.ts';
import type { EntryLog } from '../log/entry-log.ts';
import type { Session } from '../log/log-file.ts';
import { Bytes } from '../log/row.ts';
import { openField, sealField } from '../log/seal.ts';
import { OfficerError } from './errors.ts';
import { clearFailures, countAttempt } from './lock-out.ts';
import { hashPin, PIN_COST } from './pin-hash.ts';

const SALT_BYTES = 16;

const Row = z.object({
  id: z.int(),
  name: Bytes,
  role: Role,
  pin_hash: Bytes,
  created_at: z.int(),
  active: z.int(),
  last_sign_in: z.int().nullable(),
});
type Row = z.infer<typeof Row>;

export interface NewOfficer {
  readonly name: string;
  readonly pin: string;
  readonly role: Role;
}

export interface OfficerChange {
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
}

/**
 * The officers of a kiosk, in the log's database; what they do is in its audit trail.
 * Every method throws LogError where the database fails.
 */
export class Officers {
  readonly #log: EntryLog;
  readonly #cost: ScryptOptions;

  /** @param cost scrypt's, the same for the life of a database; less than the default is for tests */
  constructor(log: EntryLog, cost: ScryptOptions = PIN_COST) {
    this.#log = log;
    this.#cost = cost;
  }

  /** How many there are: none before set-up. */
  count(): number {
    return z
      .int()
      .parse(this.#log.file.read(({ db }) => db.prepare('SELECT count(*) FROM officers').pluck().get()));
  }

  list(): Officer[] {
    return this.#log.file.read((session) => rowsOf(session).map((row) => this.#officer(row)));
  }

  /**
   * @param at now
   * @param by who makes the account; null at set-up
   * @param still throws where they may not any more: a PIN takes a while
   * @throws OfficerError `PIN_INVALID`, `NAME_INVALID`, `PIN_TAKEN`
   */
  async create(officer: NewOfficer, at: Date, by: number | null = null, still = always): Promise<Officer> {
    const name = OfficerName.safeParse(officer.name).data;
    if (name === undefined)
      throw new OfficerError('NAME_INVALID', 'an officer has a name of 1 to 80 characters');
    const { sealer, file } = this.#log;
    const hash = await this.#newPin(officer.pin);
    still();
    return file.write((session) => {
      const rows = rowsOf(session);
      refuseTaken(rows, hash);
      const id = rows.reduce((highest, row) => Math.max(highest, row.id), 0) + 1;
      session
        .prepare('INSERT INTO officers (id, name, role, pin_hash, created_at) VALUES (?, ?, ?, ?, ?)')
        .run(
          id,
          sealField(sealer.keys.seal, place(id), name, sealer.random),
          officer.role,
          hash,
          at.getTime(),
        );
      appendAudit(session, sealer, {
        at: at.toISOString(),
        action: 'OFFICER_CREATED',
        officerId: by,
        detail: { officer: id, role: officer.role },
      });
      return { id, name, role: officer.role };
    });
  }

  /**
   * Finds who a PIN belongs to. Takes as long for a wrong one as for a right one, however many officers there are.
   * @param at now
   * @throws OfficerError `PIN_WRONG`, with `retryAt` where the desk is locked from now on; `PIN_LOCKED` with `retryAt`,
   *   without a look at the PIN
   */
  async signIn(pin: string, at: Date): Promise<Officer> {
    const { sealer, file } = this.#log;
    const attempt = file.write((session) => countAttempt(session, at.getTime()));
    if (!attempt.allowed) throw new OfficerError('PIN_LOCKED', 'too many wrong PINs', attempt.retryAt);
    const hash = await this.#hash(pin);
    const officer = file.write((session) => {
      const row = find(rowsOf(session), hash);
      if (row?.active === 1) {
        clearFailures(session);
        session.prepare('UPDATE officers SET last_sign_in = ? WHERE id = ?').run(at.getTime(), row.id);
        appendAudit(session, sealer, {
          at: at.toISOString(),
          action: 'SIGNED_IN',
          officerId: row.id,
          detail: {},
        });
        return this.#officer(row);
      }
      if (attempt.locksUntil) {
        const detail = { until: attempt.locksUntil.toISOString() };
        appendAudit(session, sealer, {
          at: at.toISOString(),
          action: 'SIGN_IN_LOCKED',
          officerId: null,
          detail,
        });
      }
      return null;
    });
    if (!officer) throw new OfficerError('PIN_WRONG', 'no officer has this PIN', attempt.locksUntil);
    return officer;
  }

  /** All accounts, in the order in which they were made. */
  accounts(): OfficerAccount[] {
    return this.#log.file.read((session) =>
      rowsOf(session).map((row) => ({
        ...this.#officer(row),
        active: row.active === 1,
        createdAt: new Date(row.created_at).toISOString(),
        lastSignIn: row.last_sign_in === null ? null : new Date(row.last_sign_in).toISOString(),
      })),
    );
  }

  /**
   * Changes what an officer may do, or whether they sign in at all.
   * @param by the admin who does it
   * @throws OfficerError `NO_SUCH_OFFICER`, `LAST_ADMIN`
   */
  change(id: number, change: OfficerChange, at: Date, by: number): void {
    this.#log.file.write((session) => {
      const rows = rowsOf(session);
      const row = existing(rows, id);
      const role = change.role ?? row.role;
      const active = change.active ?? row.active === 1;
      const others = rows.some((each) => each.id !== id && each.role === 'admin' && each.active === 1);
      if (!others && !(role === 'admin' && active))
        throw new OfficerError('LAST_ADMIN', 'one admin has to stay');
      session.prepare('UPDATE officers SET role = ?, active = ? WHERE id = ?').run(role, active ? 1 : 0, id);
      this.#record(session, 'OFFICER_CHANGED', at, by, { officer: id, role, active });
    });
  }

  /**
   * Gives an officer another PIN.
   * @param by who does it: an admin, or the officer; null for whoever has the recovery code
   * @param still throws where they may not any more: a PIN takes a while
   * @throws OfficerError `PIN_INVALID`, `PIN_WEAK`, `PIN_TAKEN`, `NO_SUCH_OFFICER`
   */
  async setPin(id: number, pin: string, at: Date, by: number | null, still = always): Promise<void> {
    const hash = await this.#newPin(pin);
    still();
    this.#log.file.write((session) => {
      const rows = rowsOf(session);
      existing(rows, id);
      refuseTaken(
        rows.filter((row) => row.id !== id),
        hash,
      );
      session.prepare('UPDATE officers SET pin_hash = ? WHERE id = ?').run(hash, id);
      this.#record(session, 'PIN_CHANGED', at, by, { officer: id });
    });
  }

  /**
   * An officer's own change of PIN. A wrong one counts as at sign-in.
   * @param still throws where the officer is gone
   * @throws OfficerError as `signIn` and `setPin`
   */
  async changeOwnPin(
    officer: Officer,
    current: string,
    next: string,
    at: Date,
    still = always,
  ): Promise<void> {
    const { file } = this.#log;
    const attempt = file.write((session) => countAttempt(session, at.getTime()));
    if (!attempt.allowed) throw new OfficerError('PIN_LOCKED', 'too many wrong PINs', attempt.retryAt);
    const hash = await this.#hash(current);
    const row = file.read((session) => find(rowsOf(session), hash));
    if (row?.id !== officer.id)
      throw new OfficerError('PIN_WRONG', 'not this officer’s PIN', attempt.locksUntil);
    file.write((session) => clearFailures(session));
    await this.setPin(officer.id, next, at, officer.id, still);
  }

  /** Puts on record that an officer left the desk. */
  signOut(officer: Officer, at: Date): void {
    this.#log.audit({ at: at.toISOString(), action: 'SIGNED_OUT', officerId: officer.id, detail: {} });
  }

  #officer(row: Row): Officer {
    const name = openField(this.#log.sealer.keys.seal, place(row.id), row.name);
    return { id: row.id, name, role: row.role };
  }

  #newPin(pin: string): Promise<Buffer> {
    if (!Pin.safeParse(pin).success) throw new OfficerError('PIN_INVALID', 'a PIN has 6 to 12 digits');
    if (isWeakPin(pin)) throw new OfficerError('PIN_WEAK', 'anybody would try this PIN');
    return this.#hash(pin);
  }

  #record(
    session: Session,
    action: AuditAction,
    at: Date,
    officerId: number | null,
    detail: AuditDetail,
  ): void {
    appendAudit(session, this.#log.sealer, { at: at.toISOString(), action, officerId, detail });
  }

  #hash(pin: string): Promise<Buffer> {
    const { keys, random } = this.#log.sealer;
    const salt = this.#log.file.write(({ db }) => {
      db.prepare(`INSERT INTO meta (key, value) VALUES ('pin_salt', ?) ON CONFLICT DO NOTHING`).run(
        random(SALT_BYTES),
      );
      return Bytes.parse(db.prepare(`SELECT value FROM meta WHERE key = 'pin_salt'`).pluck().get());
    });
    return hashPin(pin, salt, keys.pin, this.#cost);
  }
}

/** Whoever asks is asked once. */
function always(): void {
  // They may.
}

function rowsOf(session: Session): Row[] {
  return z.array(Row).parse(session.prepare('SELECT * FROM officers ORDER BY id').all());
}

/** Looks at every officer, so that the time tells nothing of which one it is. */
function find(rows: readonly Row[], hash: Uint8Array): Row | undefined {
  return rows.filter((row) => row.pin_hash.length === hash.length && timingSafeEqual(row.pin_hash, hash))[0];
}

function existing(rows: readonly Row[], id: number): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new OfficerError('NO_SUCH_OFFICER', 'there is no officer of that number');
  return row;
}

/** Of whom it is, nobody is told: who learns that a PIN is taken has learnt a PIN. */
function refuseTaken(rows: readonly Row[], hash: Uint8Array): void {
  if (find(rows, hash)) throw new OfficerError('PIN_TAKEN', 'this PIN cannot be had');
}

function place(id: number) {
  return { table: 'officers', row: id, field: 'name' };
}
