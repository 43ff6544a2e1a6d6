import type { CardContent, CardRefusal } from '#shared/domain/site-card.ts';
import type { Site } from '#shared/domain/site.ts';
import { toContent } from '../credential/content.ts';
import { isSiteCard, readSiteCard, type ReadCard } from '../credential/site-card/read.ts';
import { isWellSigned } from './card-code.ts';

/** A card that is to be believed. */
export interface JudgedCard {
  readonly content: CardContent;
  readonly key: Uint8Array;
}

export interface CardContext {
  /** Whose cards are taken, and how old they may be; null: nobody's yet. */
  readonly pinned: Site['provisioning'];
  /** The ids of the policies that this version ships. */
  readonly policies: readonly string[];
}

/**
 * Whether a kiosk takes a site card. Nothing of one is believed before its signature holds; where a key is pinned, no
 * other will do.
 * @param bytes as the scanner or the file gave them
 */
export function judgeCard(bytes: Uint8Array, { pinned, policies }: CardContext): JudgedCard | CardRefusal {
  const content = toContent(bytes);
  if (!isSiteCard(content)) return 'CARD_NONE';
  const card = readSiteCard(content);
  if (typeof card === 'string') return card;
  if (!isWellSigned(card)) return 'CARD_FORGED';
  if (pinned !== null && keyTextOf(card) !== pinned.key) return 'CARD_FOREIGN';
  if (pinned !== null && Date.parse(card.content.issuedAt) < Date.parse(pinned.cardIssuedAt))
    return 'CARD_OLDER';
  if (!policies.includes(card.content.office.policy)) return 'CARD_POLICY';
  return { content: card.content, key: card.key };
}

/** A card's key as the settings keep it: standard base64. */
export function keyTextOf({ key }: Pick<ReadCard, 'key'>): string {
  return Buffer.from(key).toString('base64');
}
