import { describe, expect, test } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { OfferedCard } from '../../../src/main/provisioning/offered-card.ts';
import { fingerprintOf } from '../../../src/main/provisioning/regency-key.ts';
import { cardText, FETCHING, REGENCY, STRANGER } from '../../support/site-cards.ts';

const OFFICE = Site.parse({ version: 1, name: 'Kantor lama', presence: { closingTime: '15:00' } });
const JUNE = new Date('2026-06-01T00:00:00Z');
const MAY = new Date('2026-05-01T00:00:00Z');

function desk(site: Site | null = OFFICE) {
  const now = { site };
  const cards = new OfferedCard({
    site: () => now.site,
    hasPolicy: ({ hash }) => hash === null,
    policy: () => ({ id: 'ppu', hash: 'a'.repeat(64) }),
  });
  return {
    cards,
    offer: (text: string) => cards.offer(Buffer.from(text)),
    take: () => (now.site = cards.settle(now.site ?? OFFICE).site),
  };
}

describe('a card on the desk', () => {
  test('is shown beside what holds, and changes nothing until it is taken', () => {
    const { cards, offer, take } = desk();
    expect(offer(cardText(FETCHING, { at: JUNE }))).toBe(null);
    expect(cards.state).toMatchObject({
      kind: 'offered',
      pins: true,
      fingerprint: fingerprintOf(REGENCY.raw),
      present: { name: 'Kantor lama', code: null, policy: 'ppu', capacity: null, trust: [] },
      card: { name: 'Kantor Camat Penajam', code: 'KEC-01', policy: 'booster', capacity: 40 },
    });
    const site = take();
    expect(site).toMatchObject({
      name: 'Kantor Camat Penajam',
      // What a card does not say stays.
      presence: { capacity: 40, closingTime: '15:00' },
      trust: { fetch: { enabled: true, urls: FETCHING.trust } },
      provisioning: { issuer: 'Diskominfo Penajam Paser Utara', cardIssuedAt: '2026-06-01T00:00:00.000Z' },
    });
  });

  test('pins its key: from then on no other’s is taken, however well it is signed', () => {
    const { cards, offer, take } = desk();
    offer(cardText({}, { at: MAY }));
    take();
    cards.clear();
    expect(offer(cardText({}, { key: STRANGER, at: JUNE }))).toBe('CARD_FOREIGN');
    expect(cards.state).toMatchObject({ kind: 'refused', code: 'CARD_FOREIGN' });
    expect(cards.offered).toBe(null);
    expect(offer(cardText({ capacity: 7 }, { at: JUNE }))).toBe(null);
    expect(cards.state).toMatchObject({ kind: 'offered', pins: false });
  });

  test('is not taken where it is older than the one that holds; the same one is', () => {
    const { offer, take } = desk();
    offer(cardText({}, { at: JUNE }));
    take();
    expect(offer(cardText({}, { at: MAY }))).toBe('CARD_OLDER');
    expect(offer(cardText({}, { at: JUNE }))).toBe(null);
  });

  test('a refusal beside it takes nothing from it; it is put away first', () => {
    const { cards, offer } = desk(null);
    offer(cardText());
    offer('GERBANG-SITE1:broken');
    offer('a phone’s QR code');
    expect(cards.state).toEqual({ kind: 'refused', code: 'CARD_NONE', times: 2 });
    expect(cards.putAway()).toBe(true);
    expect(cards.state).toMatchObject({ kind: 'offered', present: null });
    expect(cards.putAway()).toBe(true);
    expect(cards.state).toBe(null);
    expect(cards.putAway()).toBe(false);
    expect(() => cards.settle(OFFICE)).toThrow(expect.objectContaining({ code: 'NO_CARD' }));
  });
});
