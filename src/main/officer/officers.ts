import { timingSafeEqual, type ScryptOptions } from 'node:crypto';
import * as z from 'zod';
import { type Officer, OfficerName, Pin, Role } from '#shared/domain/officer.ts';
import { appendAudit } from '../log/append.ts';
import type { EntryLog } from '../log/entry-log.ts';
import type { Session } from '../log/log-file.ts';
import { Bytes } from '../log/row.ts';
import { openField, sealField } from '../log/seal.ts';
import { OfficerError } from './errors.ts';
import { clearFailures, countAttempt } from './lock-out.ts';
import { hashPin, PIN_COST } from './pin-hash.ts';

const SALT_BYTES = 16;

const Row = z.object({ id: z.int(), name: Bytes, role: Role, pin_hash: Bytes });
type Row = z.infer<typeof Row>;

export interface NewOfficer {
  readonly name: string;
  readonly pin: string;
  readonly role: Role;
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
   * @throws OfficerError `PIN_INVALID`, `NAME_INVALID`, `PIN_TAKEN`
   */
  async create(officer: NewOfficer, at: Date, by: number | null = null): Promise<Officer> {
    const name = OfficerName.safeParse(officer.name).data;
    if (name === undefined)
      throw new OfficerError('NAME_INVALID', 'an officer has a name of 1 to 80 characters');
    if (!Pin.safeParse(officer.pin).success)
      throw new OfficerError('PIN_INVALID', 'a PIN has 6 to 12 digits');
    const { sealer, file } = this.#log;
    const hash = await this.#hash(officer.pin);
    return file.write((session) => {
      const rows = rowsOf(session);
      if (find(rows, hash)) throw new OfficerError('PIN_TAKEN', 'another officer has this PIN');
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
      if (row) {
        clearFailures(session);
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

  /** Puts on record that an officer left the desk. */
  signOut(officer: Officer, at: Date): void {
    this.#log.audit({ at: at.toISOString(), action: 'SIGNED_OUT', officerId: officer.id, detail: {} });
  }

  #officer(row: Row): Officer {
    const name = openField(this.#log.sealer.keys.seal, place(row.id), row.name);
    return { id: row.id, name, role: row.role };
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

function rowsOf(session: Session): Row[] {
  return z
    .array(Row)
    .parse(session.prepare('SELECT id, name, role, pin_hash FROM officers ORDER BY id').all());
}

/** Looks at every officer, so that the time tells nothing of which one it is. */
function find(rows: readonly Row[], hash: Uint8Array): Row | undefined {
  return rows.filter((row) => row.pin_hash.length === hash.length && timingSafeEqual(row.pin_hash, hash))[0];
}

function place(id: number) {
  return { table: 'officers', row: id, field: 'name' };
}
