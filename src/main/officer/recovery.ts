import { timingSafeEqual } from 'node:crypto';
import type { Officer } from '#shared/domain/officer.ts';
import { appendAudit } from '../log/append.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { generateRecoveryCode, unwrapMasterKey, wrapMasterKey } from '../log/recovery-code.ts';
import { Bytes } from '../log/row.ts';
import { RecoveryCodeError } from '../log/errors.ts';
import { OfficerError } from './errors.ts';
import { clearFailures, countAttempt } from './lock-out.ts';
import type { Officers } from './officers.ts';

export interface RecoveryOptions {
  readonly log: EntryLog;
  readonly officers: Officers;
  /** 32 bytes; what backups are opened with on another PC. */
  readonly masterKey: Uint8Array;
}

/** Who was let in by the code, and the code that is in force from now on. */
export interface Recovered {
  readonly officer: Officer;
  readonly code: string;
}

/**
 * The recovery code: what an office has written down for the day on which no admin knows the PIN, or the PC is
 * gone and only a backup is left. The code itself is kept nowhere; what it opens is the master key, sealed under it.
 */
export class Recovery {
  readonly #options: RecoveryOptions;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** What a code opens, for backups; null where none was ever made. */
  get wrappedKey(): Uint8Array | null {
    const { log } = this.#options;
    const found = log.file.read((session) =>
      session.prepare(`SELECT value FROM meta WHERE key = 'recovery'`).pluck().get(),
    );
    return Bytes.safeParse(found).data ?? null;
  }

  /**
   * Makes a code; the one before is void. It is told once.
   * @param by the admin who asks; null at set-up
   * @param still throws where they are gone: what is told once would be told to nobody
   */
  async make(at: Date, by: number | null, still: () => void = () => undefined): Promise<string> {
    const { log, masterKey } = this.#options;
    const { sealer } = log;
    const code = generateRecoveryCode(sealer.random);
    const wrapped = await wrapMasterKey(code, masterKey, sealer.random);
    still();
    log.file.write((session) => {
      session
        .prepare(
          `INSERT INTO meta (key, value) VALUES ('recovery', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
        )
        .run(wrapped);
      const audit = {
        at: at.toISOString(),
        action: 'RECOVERY_CODE_MADE' as const,
        officerId: by,
        detail: {},
      };
      appendAudit(session, sealer, audit);
    });
    return code;
  }

  /**
   * Gives the first active admin another PIN; where there is none any more, one is made. Wrong codes count as wrong PINs do; a right one is used up.
   * @throws OfficerError `PIN_LOCKED`, and as `Officers.setPin`
   * @throws RecoveryCodeError `CODE_WRONG`
   */
  async redeem(typed: string, pin: string, at: Date): Promise<Recovered> {
    const { log, officers } = this.#options;
    const attempt = log.file.write((session) => countAttempt(session, at.getTime()));
    if (!attempt.allowed) throw new OfficerError('PIN_LOCKED', 'too many wrong codes', attempt.retryAt);
    const key = await unwrapMasterKey(typed, this.wrappedKey ?? new Uint8Array());
    if (!timingSafeEqual(key, this.#options.masterKey))
      throw new RecoveryCodeError('CODE_WRONG', 'that opens another kiosk’s key');
    const known = officers.accounts().find(({ role, active }) => role === 'admin' && active);
    // The accounts are lost with the log: whoever has the code is the office.
    const admin = known ?? (await officers.create({ name: 'Admin', pin, role: 'admin' }, at));
    if (known) await officers.setPin(known.id, pin, at, null);
    log.file.write((session) => clearFailures(session));
    log.audit({
      at: at.toISOString(),
      action: 'RECOVERY_CODE_USED',
      officerId: null,
      detail: { officer: admin.id },
    });
    const { id, name, role } = admin;
    return { officer: { id, name, role }, code: await this.make(at, null) };
  }
}
