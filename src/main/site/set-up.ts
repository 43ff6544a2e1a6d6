import type { Site } from '#shared/domain/site.ts';
import type { Ground } from '../ground.ts';
import { ProvisioningError } from '../provisioning/errors.ts';
import type { SiteCards } from './site-cards.ts';

type SetUpGround = Pick<Ground, 'settings' | 'room' | 'now' | 'audit'>;

/** The first run, and the one after settings that were lost. */
export class SetUp {
  readonly #ground: SetUpGround;
  readonly #cards: SiteCards;
  #isUnderWay = false;
  /** Whether a recovery code was made that nobody was told. */
  #owesCode = false;

  constructor(ground: SetUpGround, cards: SiteCards) {
    this.#ground = ground;
    this.#cards = cards;
  }

  /**
   * Makes the first officer and keeps the settings; from now on the kiosk takes scans. Where there are officers
   * already (the settings were lost), an admin among them has to prove it: a visitor at the screen makes no account.
   * @returns the recovery code, told this once; null where there is one already
   * @throws ProvisioningError, OfficerError, SiteError, LogError
   */
  async finish(site: Site, officer: { name: string; pin: string }): Promise<string | null> {
    if (this.#isUnderWay) throw new ProvisioningError('NOT_READY', 'somebody else is at it');
    this.#isUnderWay = true;
    try {
      return await this.#finish(site, officer);
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #finish(site: Site, { name, pin }: { name: string; pin: string }): Promise<string | null> {
    const { settings, room, now, audit } = this.#ground;
    const { officers, recovery } = room.open;
    // What a card says is taken from the card, whatever the page sends; without one, nobody's key is pinned.
    const card = this.#cards.settleOffered(site);
    const settled = card?.site ?? { ...site, code: null, kind: null, provisioning: null };
    let code: string | null = null;
    await settings.setUp(settled, async () => {
      const isFirst = officers.count() === 0;
      const admin = isFirst
        ? await officers.create({ name, pin, role: 'admin' }, now())
        : await officers.signIn(pin, now());
      if (admin.role !== 'admin')
        throw new ProvisioningError('NOT_ADMIN', 'settings are for an admin, also where they were lost');
      // Where what comes next fails, nobody was told the code: the next try makes another.
      this.#owesCode ||= isFirst;
      if (this.#owesCode) code = await recovery.make(now(), null);
      this.#cards.onRecord(() => {
        if (card) this.#cards.usePolicy(card, admin);
        audit(admin, 'SETUP_FINISHED');
        if (card) this.#cards.recordTaken(settled, admin);
      });
      return admin;
    });
    this.#owesCode = false;
    this.#cards.clear();
    return code;
  }
}
