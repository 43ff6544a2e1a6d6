import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { appendAudit, type Sealer } from './append.ts';
import { sameMac } from './chain.ts';
import { replaceFile } from './durable-file.ts';
import type { EntryLog } from './entry-log.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import { Bytes } from './row.ts';

/** In the log itself: which rules are in force is not certain, until somebody makes some active. */
export const RULES_UNCERTAIN = 'rules_uncertain';

/** After these the essentials are others, or a backup is out of date. */
const CHANGES: ReadonlySet<string> = new Set([
  ...['SETUP_FINISHED', 'OFFICER_CREATED', 'OFFICER_CHANGED', 'PIN_CHANGED', 'RECOVERY_CODE_MADE'],
  ...['RECOVERY_CODE_USED', 'POLICY_ACTIVATED', 'STAFF_IMPORTED', 'STAFF_CHANGED', 'PASS_ISSUED'],
  ...['PASS_REVOKED', 'SETTINGS_CHANGED'],
]);

/** Whether an action changes accounts, rules or settings. */
export function isChange(action: string): boolean {
  return CHANGES.has(action);
}

const Hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);
const OfficerRow = z.object({
  id: z.int(),
  name: Bytes,
  role: z.string(),
  pin_hash: Bytes,
  created_at: z.int(),
  active: z.int(),
});
const KeptOfficer = OfficerRow.extend({ name: Hex, pin_hash: Hex });
const KeptPolicy = z.object({ policy: z.string(), note: Hex.nullable(), detail: z.string() });
const Content = z.object({
  version: z.literal(1),
  /** The newest row when it was kept. */
  seq: z.int(),
  mac: Hex,
  pinSalt: Hex.nullable(),
  /** The master key under the recovery code. */
  recovery: Hex.nullable(),
  officers: z.array(KeptOfficer),
  /** The policy in force; null for the built-in one. */
  policy: KeptPolicy.nullable(),
});
type Content = z.infer<typeof Content>;
const File = z.object({ content: z.string(), proof: Hex });

const Tip = z.object({ seq: z.int(), mac: Bytes });
const PolicyRow = z.object({ policy: z.string(), note: Bytes.nullable(), detail: z.string() });
const ACTIVE = `SELECT policies.policy, policies.note, entries.detail FROM entries
  JOIN policies ON policies.version = json_extract(entries.detail, '$.version')
  WHERE entries.action = 'POLICY_ACTIVATED' ORDER BY entries.seq DESC LIMIT 1`;

/**
 * What nobody can open the desk without, kept outside of the log under its key: the accounts, the policy in force, the
 * master key under the recovery code; and how far the log had come. Written anew before a change of them is
 * acknowledged: a log that is lost with all its backups locks nobody out.
 */
export class Essentials {
  readonly #path: string;
  readonly #keys: LogKeys;

  /** @param path the file; its folder must exist */
  constructor(path: string, keys: LogKeys) {
    this.#path = path;
    this.#keys = keys;
  }

  /** What was kept last; null where there is nothing, or it is not as it was written. */
  read(): Content | null {
    try {
      const { content, proof } = File.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      if (!sameMac(this.#proof(content), Buffer.from(proof, 'hex'))) return null;
      return Content.parse(JSON.parse(content));
    } catch {
      return null;
    }
  }

  /** Keeps what a log says now. @throws LogError, file errors */
  keep(log: EntryLog): void {
    const found = log.file.read((session) => contentOf(session));
    if (!found) return;
    const content = JSON.stringify(found);
    const proof = this.#proof(content).toString('hex');
    replaceFile(this.#path, `${JSON.stringify({ content, proof })}\n`);
  }

  #proof(content: string): Buffer {
    return createHmac('sha256', this.#keys.chain).update('gerbang.essentials.1/').update(content).digest();
  }
}

/** Whether a log goes on from where it was when they were kept: nothing of theirs is lost in it. */
export function goesOnFrom(
  { seq, mac }: { readonly seq: number; readonly mac: string },
  session: Session,
): boolean {
  const row = Tip.safeParse(session.prepare('SELECT seq, mac FROM entries WHERE seq = ?').get(seq)).data;
  return row !== undefined && sameMac(row.mac, Buffer.from(mac, 'hex'));
}

/** Puts what was kept into a log that lacks it; a policy that it brings is on record as made active. */
export function putBack(kept: Content, session: Session, sealer: Sealer, at: Date): void {
  const { pinSalt, recovery, officers } = kept;
  const meta = session.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  if (recovery !== null) meta.run('recovery', Buffer.from(recovery, 'hex'));
  if (pinSalt !== null && officers.length > 0) {
    meta.run('pin_salt', Buffer.from(pinSalt, 'hex'));
    session.prepare('DELETE FROM officers').run();
    const insert = session.prepare(
      `INSERT INTO officers (id, name, role, pin_hash, created_at, active)
        VALUES (@id, @name, @role, @pin_hash, @created_at, @active)`,
    );
    for (const row of officers)
      insert.run({ ...row, name: Buffer.from(row.name, 'hex'), pin_hash: Buffer.from(row.pin_hash, 'hex') });
  }
  if (kept.policy) putPolicyBack(kept.policy, session, sealer, at);
}

function putPolicyBack(
  { policy, note, detail }: z.infer<typeof KeptPolicy>,
  session: Session,
  sealer: Sealer,
  at: Date,
): void {
  const active = PolicyRow.safeParse(session.prepare(ACTIVE).get()).data;
  if (active?.policy === policy && sameActivation(active.detail, detail)) return;
  const version = z
    .int()
    .parse(session.prepare('SELECT coalesce(max(version), 0) + 1 FROM policies').pluck().get());
  const told = z.looseObject({ policy: z.string().optional(), digest: z.string() }).parse(JSON.parse(detail));
  // A note is sealed for its version: for another one it does not open.
  const same = Number(told['version']) === version;
  session
    .prepare('INSERT INTO policies (version, policy, note) VALUES (?, ?, ?)')
    .run(version, policy, same && note !== null ? Buffer.from(note, 'hex') : null);
  appendAudit(session, sealer, {
    at: at.toISOString(),
    action: 'POLICY_ACTIVATED',
    officerId: null,
    detail: { version, policy: told.policy ?? null, digest: told.digest },
  });
}

function sameActivation(a: string, b: string): boolean {
  const Digest = z.looseObject({ digest: z.string() });
  return Digest.parse(JSON.parse(a)).digest === Digest.parse(JSON.parse(b)).digest;
}

function contentOf(session: Session): Content | null {
  const tip = Tip.safeParse(
    session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get(),
  ).data;
  if (!tip) return null;
  const meta = (key: string) => {
    const found = session.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    const bytes = Bytes.safeParse(found).data;
    return bytes ? Buffer.from(bytes).toString('hex') : null;
  };
  const officers = z.array(OfficerRow).parse(session.prepare('SELECT * FROM officers ORDER BY id').all());
  const policy = PolicyRow.safeParse(session.prepare(ACTIVE).get()).data;
  return {
    version: 1,
    seq: tip.seq,
    mac: Buffer.from(tip.mac).toString('hex'),
    pinSalt: meta('pin_salt'),
    recovery: meta('recovery'),
    officers: officers.map((row) => ({
      ...row,
      name: Buffer.from(row.name).toString('hex'),
      pin_hash: Buffer.from(row.pin_hash).toString('hex'),
    })),
    policy: policy ? { ...policy, note: policy.note && Buffer.from(policy.note).toString('hex') } : null,
  };
}
