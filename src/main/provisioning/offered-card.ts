import type { CardRefusal, SiteCardState } from '#shared/domain/site-card.ts';
import { Site } from '#shared/domain/site.ts';
import { ProvisioningError } from './errors.ts';
import { judgeCard, policyNameOf, type JudgedCard, type PolicyName } from './judge-card.ts';
import { fingerprintOf } from './regency-key.ts';
import { siteOf, viewOf } from './site-of.ts';

export interface OfferedCardOptions {
  /** The settings in force; null before set-up. */
  readonly site: () => Site | null;
  /** Whether this version ships a policy, or the kiosk has it. */
  readonly hasPolicy: (name: PolicyName) => boolean;
  /** The policy in force. */
  readonly policy: () => PolicyName;
}

/** So much of a policy's hash is shown: enough to see that it is another. */
const HASH_LETTERS = 8;

/** What a card is laid over where there are no settings yet. */
const empty = (): Site => Site.parse({ version: 1, name: '-' });

/** The site card that was scanned or opened, until it is taken or put away. Changes nothing by itself. */
export class OfferedCard {
  readonly #options: OfferedCardOptions;
  #offered: JudgedCard | null = null;
  #refused: CardRefusal | null = null;
  #times = 0;

  constructor(options: OfferedCardOptions) {
    this.#options = options;
  }

  get state(): SiteCardState | null {
    if (this.#refused) return { kind: 'refused', code: this.#refused, times: this.#times };
    if (!this.#offered) return null;
    const { content, key } = this.#offered;
    const { policy, site } = this.#options;
    const present = site();
    return {
      kind: 'offered',
      issuer: content.issuer,
      issuedAt: content.issuedAt,
      fingerprint: fingerprintOf(key),
      pins: !present?.provisioning,
      card: viewOf(siteOf(this.#offered, present ?? empty()), labelOf(policyNameOf(content))),
      // An id alone would not show that the rules under it are others.
      present: present && viewOf(present, content.policyHash === undefined ? policy().id : labelOf(policy())),
    };
  }

  /**
   * Judges a card, and keeps it for a person to take. One that is refused leaves the one before as it was, but for
   * the word that it was refused.
   * @param policyFile the policy's file beside it, where it is a file itself
   * @returns why it is refused; null where it is not
   */
  offer(bytes: Uint8Array, policyFile: Uint8Array | null = null): CardRefusal | null {
    const { site, hasPolicy } = this.#options;
    const pinned = site()?.provisioning ?? null;
    const judged = judgeCard(bytes, { pinned, hasPolicy, policyFile });
    if (typeof judged === 'string') {
      this.#refused = judged;
      this.#times += 1;
      return judged;
    }
    this.#refused = null;
    this.#offered = judged;
    return null;
  }

  /** Puts away what is there: a refusal first, then the card. Returns whether there was anything. */
  putAway(): boolean {
    if (this.#refused) this.#refused = null;
    else if (this.#offered) this.#offered = null;
    else return false;
    return true;
  }

  /** Puts everything away. */
  clear(): void {
    this.#refused = null;
    this.#offered = null;
  }

  /** The card that is offered; null where none is. */
  get offered(): JudgedCard | null {
    return this.#offered;
  }

  /**
   * The settings with the card in them.
   * @throws ProvisioningError `NO_CARD`
   */
  settle(base: Site): { readonly site: Site; readonly policy: CardPolicy } {
    if (!this.#offered) throw new ProvisioningError('NO_CARD', 'no site card is offered');
    const { content, policyText } = this.#offered;
    return { site: siteOf(this.#offered, base), policy: { ...policyNameOf(content), text: policyText } };
  }
}

/** The policy that a card has come with, or names. */
export interface CardPolicy extends PolicyName {
  /** Null: the kiosk has it. */
  readonly text: string | null;
}

function labelOf({ id, hash }: PolicyName): string {
  return hash === null ? id : `${id} · ${hash.slice(0, HASH_LETTERS).toUpperCase()}`;
}
