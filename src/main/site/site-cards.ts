import type { Officer } from '#shared/domain/officer.ts';
import type { SiteCardState } from '#shared/domain/site-card.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Ground } from '../ground.ts';
import type { InLog } from '../in-log.ts';
import type { PolicyService } from '../policy-store/policy-service.ts';
import { toContent } from '../credential/content.ts';
import { isSiteCard } from '../credential/site-card/read.ts';
import { OfferedCard, type CardPolicy } from '../provisioning/offered-card.ts';
import type { PolicyName } from '../provisioning/judge-card.ts';
import { fingerprintOf } from '../provisioning/regency-key.ts';
import type { Scan } from '../scanner/scan.ts';
import type { SettingsChange } from './settings.ts';

/** Where the log cannot say which is in force. */
const NO_POLICY: PolicyName = { id: '', hash: null };

/** What a card makes of the settings. */
export interface SettledCard {
  readonly site: Site;
  readonly policy: CardPolicy;
}

type CardsGround = Pick<Ground, 'settings' | 'session' | 'room' | 'site' | 'audit' | 'attempt' | 'changed'>;

/** Site cards that are held to the kiosk: offered, taken, on record. */
export class SiteCards {
  readonly #ground: CardsGround;
  readonly #policies: InLog<PolicyService>;
  readonly #offered: OfferedCard;

  constructor(ground: CardsGround, policies: InLog<PolicyService>) {
    this.#ground = ground;
    this.#policies = policies;
    this.#offered = new OfferedCard({
      site: ground.site,
      hasPolicy: (name) => this.#ofPolicies((it) => it.has(name), false),
      policy: () => this.#ofPolicies((it): PolicyName => it.activeName, NO_POLICY),
    });
  }

  get state(): SiteCardState | null {
    return this.#offered.state;
  }

  /**
   * Takes the scan of a card where somebody is there whom it is for; else it is somebody's at the door. While the kiosk
   * is set up nobody is at the door.
   */
  takes(scan: Scan): boolean {
    const { session, site, attempt, changed } = this.#ground;
    const forAdmin = session.current?.officer.role === 'admin' && isSiteCard(toContent(scan.bytes));
    if (site() && !forAdmin) return false;
    attempt('site card', () => {
      this.offer(scan.bytes);
      changed();
    });
    return true;
  }

  /** Offers a card that was scanned or opened, then with its policy's file beside it. @throws LogError */
  offer(bytes: Uint8Array, policyFile: Uint8Array | null = null): void {
    const { session, audit } = this.#ground;
    const refused = this.#offered.offer(bytes, policyFile);
    if (refused && session.current) audit(session.current.officer, 'SITE_CARD_REFUSED', { code: refused });
  }

  /** Puts the word that a card was refused away, or else the card. */
  putAway(): void {
    this.#offered.putAway();
  }

  /** Puts everything away. */
  clear(): void {
    this.#offered.clear();
  }

  /** Takes the card that is offered: its settings hold from now on. @throws ProvisioningError, SiteError, LogError */
  take(officer: Officer): void {
    const { settings } = this.#ground;
    if (!settings.current) return;
    const card = this.#offered.settle(settings.current);
    const former = this.#policies.it.active.version;
    const change: SettingsChange = {
      what: 'card',
      officer,
      record: () =>
        this.onRecord(() => {
          this.usePolicy(card, officer);
          this.recordTaken(card.site, officer);
        }),
      undo: () => {
        if (this.#policies.it.active.version !== former) this.#policies.it.rollBack(former, officer);
      },
    };
    settings.change(change, () => card.site);
    this.clear();
  }

  /** Lets the next well-signed card settle whose cards are taken. @throws SiteError, LogError */
  forgetRegency(officer: Officer): void {
    const { settings, audit } = this.#ground;
    const key = this.regencyKey;
    if (key === null) return;
    const record = (): void => audit(officer, 'REGENCY_KEY_FORGOTTEN', { key });
    settings.change({ what: 'regency-key', officer, record }, (site) => ({ ...site, provisioning: null }));
    this.clear();
  }

  /** The fingerprint of the key whose cards are taken; null: nobody's yet. */
  get regencyKey(): string | null {
    return regencyKeyOf(this.#ground.settings.current);
  }

  /** The settings with the card in them that is offered; null where none is. */
  settleOffered(base: Site): SettledCard | null {
    return this.#offered.offered && this.#offered.settle(base);
  }

  /** Puts several things on record as one, the rules of a card among them. @throws LogError */
  onRecord(work: () => void): void {
    try {
      this.#ground.room.together(work);
    } catch (error) {
      this.#policies.it.forget();
      throw error;
    }
  }

  /** Makes the policy of a card the one in force. @throws LogError */
  usePolicy({ policy, site: { language, code } }: SettledCard, officer: Officer): void {
    const note = `${language === 'id' ? 'Kartu kantor' : 'Site card'} ${code ?? ''}`;
    this.#policies.it.use(policy, note, officer);
  }

  /** @throws LogError */
  recordTaken(site: Site, officer: Officer): void {
    const key = regencyKeyOf(site);
    if (!site.provisioning || key === null) return;
    const { cardIssuedAt: issuedAt } = site.provisioning;
    this.#ground.audit(officer, 'SITE_CARD_TAKEN', { office: site.code, key, issuedAt });
  }

  /** @param unknown where the log cannot say */
  #ofPolicies<T>(ask: (policies: PolicyService) => T, unknown: T): T {
    try {
      return ask(this.#policies.it);
    } catch {
      return unknown;
    }
  }
}

function regencyKeyOf(site: Site | null): string | null {
  return site?.provisioning ? fingerprintOf(Buffer.from(site.provisioning.key, 'base64')) : null;
}
