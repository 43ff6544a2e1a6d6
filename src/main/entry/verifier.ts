import type { ReadPass } from '../credential/staff-pass/read.ts';
import { policyLabel, type PolicyService } from '../policy-store/policy-service.ts';
import type { Scan } from '../scanner/scan.ts';
import type { Staff } from '../staff/staff.ts';
import type { TrustService } from '../trust/trust-service.ts';
import { withoutRules } from './rules-uncertain.ts';
import type { Verification } from './verify.ts';

export interface VerifierOptions {
  readonly trust: Pick<TrustService, 'believed'>;
  readonly policies: { readonly it: Pick<PolicyService, 'active'> };
  readonly staff: { readonly it: Pick<Staff, 'judge' | 'recognise'> };
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** Whether nobody knows for certain which rules are in force. */
  readonly rulesUncertain: () => boolean;
}

/** Judges scans by whom the office believes, whom it employs and what it demands at that moment. */
export class Verifier {
  readonly #options: VerifierOptions;

  constructor(options: VerifierOptions) {
    this.#options = options;
  }

  /** Reads the decoders, for which no first screen waits. */
  warm(): Promise<unknown> {
    return import('./verify.ts');
  }

  /** @throws LogError where the log cannot say by which policy, or who works here */
  async verify(scan: Scan): Promise<Verification> {
    const { verifyScan } = await import('./verify.ts');
    const { trust, timeZone, rulesUncertain } = this.#options;
    const { active } = this.#options.policies.it;
    const staff = this.#options.staff.it;
    const { list, revocations, since } = trust.believed;
    const context = {
      trust: list,
      revocations,
      trustedSince: since,
      policy: active.policy,
      timeZone: timeZone(),
      passes: (pass: ReadPass, at: Date) => staff.judge(pass, at),
    };
    const known = staff.recognise(await verifyScan(scan, context, scan.at));
    const verification = rulesUncertain() ? withoutRules(known) : known;
    return { ...verification, policy: policyLabel(active) };
  }
}
