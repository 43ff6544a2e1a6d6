import { createHash } from 'node:crypto';
import * as z from 'zod';
import { BUILT_IN_VERSION } from '#shared/domain/policy-desk.ts';
import { appendAudit } from '../log/append.ts';
import type { EntryLog } from '../log/entry-log.ts';
import type { Session } from '../log/log-file.ts';
import { Bytes } from '../log/row.ts';
import { SealError } from '../log/errors.ts';
import { RULES_UNCERTAIN } from '../log/essentials.ts';
import { openField, sealField } from '../log/seal.ts';
import { checkPolicy } from '../policy/check.ts';
import type { Policy } from '../policy/policy.ts';
import { ppu } from '../policy/presets/ppu.ts';
import { activations, newestActivation, type Activation } from './activations.ts';
import { PolicyStoreError } from './errors.ts';

/** The policy in force. */
export interface ActivePolicy {
  /** 0: the built-in one, for an office that never chose any. */
  readonly version: number;
  readonly policy: Policy;
  /** True where the version that should be in force is damaged, and this one stands in for it. */
  readonly fallback: boolean;
}

/** A version and the last time that it was made active. */
export interface StoredPolicy {
  readonly version: number;
  /** Null where it is damaged. */
  readonly policy: Policy | null;
  readonly activation: { readonly at: Date; readonly officerId: number | null } | null;
  readonly note: string | null;
}

/** Who makes a policy active, and when. */
export interface ActivationRequest {
  readonly at: Date;
  readonly officerId: number | null;
}

const StoredRow = z.object({ version: z.int(), policy: z.string(), note: Bytes.nullable() });
type StoredRow = z.infer<typeof StoredRow>;

/**
 * The office's policies, in the log's database: every version stays as it was made, and the audit trail says which
 * one is active, since when, by whom, and what its text was. A version is used only where its text is that one.
 * Every method throws LogError where the database fails.
 */
export class PolicyStore {
  readonly #log: EntryLog;
  #loaded: number | null = null;

  constructor(log: EntryLog) {
    this.#log = log;
  }

  /** Whether another one was made active since `load`, by whatever process. */
  changed(): boolean {
    return this.#log.file.read(newestActivation) !== this.#loaded;
  }

  /**
   * The policy in force. Where the version that was made active last is damaged, the one before it is, and so on;
   * where none is left, the built-in one, which is PPU's.
   */
  load(): ActivePolicy {
    const { keys } = this.#log.sealer;
    return this.#log.file.read((session) => {
      const newest = newestActivation(session);
      this.#loaded = newest;
      for (const activation of activations(session, keys)) {
        const policy = usable(rowOf(session, activation.version), activation);
        if (policy) return { version: activation.version, policy, fallback: activation.seq !== newest };
      }
      return { version: BUILT_IN_VERSION, policy: ppu, fallback: newest !== 0 };
    });
  }

  /** All versions, the newest first; without the built-in one. */
  versions(): StoredPolicy[] {
    const { keys } = this.#log.sealer;
    return this.#log.file.read((session) => {
      const last = lastActivations(activations(session, keys));
      const rows = session.prepare('SELECT * FROM policies ORDER BY version DESC LIMIT 500').all();
      return z
        .array(StoredRow)
        .parse(rows)
        .map((row) => {
          const activation = last.get(row.version);
          return {
            version: row.version,
            policy: activation ? usable(row, activation) : null,
            activation: activation ? { at: new Date(activation.at), officerId: activation.officerId } : null,
            note: this.#openNote(row),
          };
        });
    });
  }

  /** The newest usable version of an id, and of a text where its digest is given; null where there is none. */
  find(id: string, digest: string | null): number | null {
    const { keys } = this.#log.sealer;
    return this.#log.file.read((session) => {
      const last = [...lastActivations(activations(session, keys)).values()];
      const fitting = last
        .filter((each) => digest === null || each.digest === digest)
        .sort((a, b) => b.version - a.version)
        .find((each) => usable(rowOf(session, each.version), each)?.id === id);
      return fitting?.version ?? null;
    });
  }

  /**
   * Keeps a policy as a new version and makes it active, in one transaction with its entry in the audit trail.
   * @param note why; sealed, for people write names
   * @throws PolicyStoreError `POLICY_INVALID`
   */
  activate(policy: Policy, request: ActivationRequest, note: string | null = null): ActivePolicy {
    const text = JSON.stringify(policy);
    if (!checkPolicy(JSON.parse(text)).policy) {
      throw new PolicyStoreError('POLICY_INVALID', 'a policy with errors cannot be made active');
    }
    const { sealer, file } = this.#log;
    return file.write((session) => {
      const version = this.#nextVersion(session);
      const sealed =
        note === null ? null : sealField(sealer.keys.seal, notePlace(version), note, sealer.random);
      session
        .prepare('INSERT INTO policies (version, policy, note) VALUES (?, ?, ?)')
        .run(version, text, sealed);
      this.#record(session, { version, policy: policy.id, digest: digestOf(text) }, request);
      return { version, policy, fallback: false };
    });
  }

  /**
   * Makes an earlier version active again. The built-in one becomes a version of its own by it, so that it stays what
   * it is today whatever a later Gerbang ships.
   * @throws PolicyStoreError `POLICY_NOT_USABLE`
   */
  rollBack(version: number, request: ActivationRequest): ActivePolicy {
    if (version === BUILT_IN_VERSION) return this.activate(ppu, request);
    const { sealer, file } = this.#log;
    return file.write((session) => {
      const activation = lastActivations(activations(session, sealer.keys)).get(version);
      const policy = activation && usable(rowOf(session, version), activation);
      if (!policy) {
        throw new PolicyStoreError('POLICY_NOT_USABLE', `there is no usable version ${version}`);
      }
      this.#record(session, { version, policy: policy.id, digest: activation.digest }, request);
      return { version, policy, fallback: false };
    });
  }

  #record(
    session: Session,
    detail: { version: number; policy: string; digest: string },
    { at, officerId }: ActivationRequest,
  ): void {
    const audit = { at: at.toISOString(), action: 'POLICY_ACTIVATED' as const, officerId, detail };
    this.#loaded = appendAudit(session, this.#log.sealer, audit);
    // Whoever makes rules active knows which ones they are.
    if (officerId !== null) session.prepare('DELETE FROM meta WHERE key = ?').run(RULES_UNCERTAIN);
  }

  #nextVersion(session: Session): number {
    const found = session.prepare('SELECT coalesce(max(version), 0) + 1 AS version FROM policies').get();
    return z.object({ version: z.int() }).parse(found).version;
  }

  #openNote({ version, note }: StoredRow): string | null {
    if (!note) return null;
    try {
      return openField(this.#log.sealer.keys.seal, notePlace(version), note);
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }
}

function rowOf(session: Session, version: number): StoredRow | undefined {
  return StoredRow.safeParse(session.prepare('SELECT * FROM policies WHERE version = ?').get(version)).data;
}

/** The policy of a row, where its text is the one that was made active and still has no errors. */
function usable(row: StoredRow | undefined, { digest }: Activation): Policy | null {
  if (!row || digestOf(row.policy) !== digest) return null;
  return checkPolicy(JSON.parse(row.policy)).policy;
}

function lastActivations(newestFirst: readonly Activation[]): Map<number, Activation> {
  return new Map([...newestFirst].reverse().map((activation) => [activation.version, activation]));
}

/** By which a policy's text is told from others. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function notePlace(version: number) {
  return { table: 'policies', row: version, field: 'note' };
}
