import { civilDate } from '#shared/domain/civil-date.ts';
import type { DayCount } from '#shared/domain/entry.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { PolicyProblem } from '#shared/domain/policy.ts';
import { BUILT_IN_VERSION, type PolicyOverview, type PolicyTryOut } from '#shared/domain/policy-desk.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import type { RecentScans, Rejudged } from '../entry/recent-scans.ts';
import { checkPolicy, type PolicyCheck } from '../policy/check.ts';
import type { Policy } from '../policy/policy.ts';
import { PRESETS } from '../policy/presets/index.ts';
import { ppu } from '../policy/presets/ppu.ts';
import { trySamples } from '../policy/try-out.ts';
import { bundledVaccines } from '../policy/value-sets/vaccines.ts';
import { PolicyStoreError } from './errors.ts';
import { digestOf, type ActivePolicy, type PolicyStore, type StoredPolicy } from './policy-store.ts';

export interface PolicyServiceOptions {
  readonly store: PolicyStore;
  readonly officers: { list(): Officer[] };
  readonly recent: RecentScans;
  readonly now: () => Date;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  readonly countDay: (day: string, timeZone: string) => DayCount;
}

/** A policy by its id, and by the hash of its text where that matters. */
interface PolicyName {
  readonly id: string;
  readonly hash: string | null;
}

/** There is none of this number: it is refused as such. */
const NO_VERSION = -1;
/** As many as people look at. */
const EXAMPLES = 50;

/**
 * The office's rules at work: the policy in force, and what the admin does with it. Drafts are JSON text.
 * Every method throws LogError where the database fails, until it is well again.
 */
export class PolicyService {
  readonly #options: PolicyServiceOptions;
  #active: ActivePolicy | null = null;

  constructor(options: PolicyServiceOptions) {
    this.#options = options;
  }

  /** The policy in force. Nothing is judged by another one because the log could not tell which. */
  get active(): ActivePolicy {
    this.#active ??= this.#options.store.load();
    return this.#active;
  }

  /** The policy in force as far as it is known. */
  get known(): ActivePolicy | null {
    return this.#active;
  }

  /** What was said of the policy in force may not have been kept: it is asked for anew. */
  forget(): void {
    this.#active = null;
  }

  /** Loads the policy where another one was made active. Returns whether that was so. */
  refresh(): boolean {
    const { store } = this.#options;
    if (this.#active && !store.changed()) return false;
    this.#active = store.load();
    return true;
  }

  overview(): PolicyOverview {
    const { active } = this;
    const names = new Map(this.#options.officers.list().map(({ id, name }) => [id, name]));
    const stored = this.#options.store.versions();
    return {
      active: { version: active.version, policy: active.policy, fallback: active.fallback },
      versions: [...stored, BUILT_IN].map(({ version, policy, activation, note }) => ({
        version,
        policy: policy && { id: policy.id, title: policy.title },
        activatedAt: activation ? activation.at.toISOString() : null,
        activatedBy: activation ? (names.get(activation.officerId ?? 0) ?? null) : null,
        note,
        active: version === active.version,
      })),
      presets: [...PRESETS],
      vaccines: bundledVaccines().vaccines.map(({ id, name, doses }) => ({ id, name, doses })),
    };
  }

  check(draft: string): readonly PolicyProblem[] {
    return read(draft).problems;
  }

  /** @throws PolicyStoreError `POLICY_INVALID` */
  tryOut(draft: string): PolicyTryOut {
    const policy = usable(draft);
    const { recent, now, timeZone, countDay } = this.#options;
    const [at, zone] = [now(), timeZone()];
    const day = civilDate(at, zone);
    const rejudged = recent.rejudge(policy, zone, day);
    const changed = rejudged.filter(({ before, after }) => before.category !== after.category);
    return {
      today: {
        total: countDay(day, zone).total,
        tried: rejudged.length,
        changed: changed.length,
        moves: moves(changed),
        examples: changed
          .slice(-EXAMPLES)
          .reverse()
          .map((scan) => ({
            seq: scan.seq,
            at: scan.at.toISOString(),
            from: scan.before.category,
            to: scan.after.category,
            reason: scan.after.reasons[0]?.code ?? null,
          })),
      },
      samples: trySamples(this.active.policy, policy, at, zone),
    };
  }

  /** @throws PolicyStoreError `POLICY_INVALID` */
  activate(draft: string, note: string, officer: Officer): void {
    const request = { at: this.#options.now(), officerId: officer.id };
    this.#active = this.#options.store.activate(usable(draft), request, note === '' ? null : note);
  }

  /** Whether Gerbang ships a policy, or the office has it. @param hash of its text; null: whatever it is */
  has({ id, hash }: PolicyName): boolean {
    if (hash === null && PRESETS.some((preset) => preset.id === id)) return true;
    return this.#isActive(id, hash) || this.#options.store.find(id, hash) !== null;
  }

  /** The policy in force, by its id and the hash of its text. */
  get activeName(): { readonly id: string; readonly hash: string } {
    const { policy } = this.active;
    return { id: policy.id, hash: digestOf(JSON.stringify(policy)) };
  }

  /**
   * Makes the policy that is named the one in force, unless it is already: the office's own version stays.
   * @param text of one that the office does not have yet
   * @throws PolicyStoreError
   */
  use(
    { id, hash, text }: PolicyName & { readonly text: string | null },
    note: string,
    officer: Officer,
  ): void {
    if (this.#isActive(id, hash)) return;
    const preset = hash === null ? PRESETS.find((each) => each.id === id) : undefined;
    const draft = text ?? (preset ? JSON.stringify(preset) : null);
    if (draft !== null) this.activate(draft, note, officer);
    else this.rollBack(this.#options.store.find(id, hash) ?? NO_VERSION, officer);
  }

  #isActive(id: string, hash: string | null): boolean {
    const active = this.activeName;
    return active.id === id && (hash === null || active.hash === hash);
  }

  /** @throws PolicyStoreError `POLICY_NOT_USABLE` */
  rollBack(version: number, officer: Officer): void {
    this.#active = this.#options.store.rollBack(version, { at: this.#options.now(), officerId: officer.id });
  }
}

/** What a policy is called in the log. */
export function policyLabel({ policy, version }: ActivePolicy): string {
  return `${policy.id}/${version}`;
}

const BUILT_IN: StoredPolicy = { version: BUILT_IN_VERSION, policy: ppu, activation: null, note: null };

function moves(changed: readonly Rejudged[]): PolicyTryOut['today']['moves'] {
  return CATEGORIES.flatMap((from) =>
    CATEGORIES.map((to) => ({
      from,
      to,
      count: changed.filter(({ before, after }) => before.category === from && after.category === to).length,
    })),
  ).filter(({ count }) => count > 0);
}

function usable(draft: string): Policy {
  const { policy } = read(draft);
  if (!policy) throw new PolicyStoreError('POLICY_INVALID', 'the draft has errors');
  return policy;
}

function read(draft: string): PolicyCheck {
  try {
    return checkPolicy(JSON.parse(draft));
  } catch (error) {
    // What recurses gives up on JSON that is nested without end.
    const message = error instanceof SyntaxError ? `not JSON: ${error.message}` : 'nested too deeply';
    return { policy: null, problems: [{ path: '', severity: 'error', code: 'SCHEMA', message }] };
  }
}
