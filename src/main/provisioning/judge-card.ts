import type { CardContent, CardRefusal } from '#shared/domain/site-card.ts';
import type { Site } from '#shared/domain/site.ts';
import { toContent } from '../credential/content.ts';
import { isSiteCard, readSiteCard, type ReadCard } from '../credential/site-card/read.ts';
import { isWellSigned } from './card-code.ts';
import { boundPolicy, policyFileName } from './policy-file.ts';

/** A card that is to be believed. */
export interface JudgedCard {
  readonly content: CardContent;
  readonly key: Uint8Array;
  /** The policy that came with it, as the kiosk would keep it; null: there was none, or it is not needed. */
  readonly policyText: string | null;
}

/** What a card says of its policy. */
export interface PolicyName {
  readonly id: string;
  /** What its text has to be; null: whatever the kiosk has under that id. */
  readonly hash: string | null;
}

export interface CardContext {
  /** Whose cards are taken, and how old they may be; null: nobody's yet. */
  readonly pinned: Site['provisioning'];
  /** Whether this version ships a policy, or the kiosk has it. */
  readonly hasPolicy: (name: PolicyName) => boolean;
  /** The policy's file that lies beside the card; null: none, or the card was scanned. */
  readonly policyFile?: Uint8Array | null;
}

/**
 * Whether a kiosk takes a site card. Nothing of one is believed before its signature holds; where a key is pinned, no
 * other will do.
 * @param bytes as the scanner or the file gave them
 */
export function judgeCard(
  bytes: Uint8Array,
  { pinned, hasPolicy, policyFile = null }: CardContext,
): JudgedCard | CardRefusal {
  const content = toContent(bytes);
  if (!isSiteCard(content)) return 'CARD_NONE';
  const card = readSiteCard(content);
  if (typeof card === 'string') return card;
  if (!isWellSigned(card)) return 'CARD_FORGED';
  if (pinned !== null && keyTextOf(card) !== pinned.key) return 'CARD_FOREIGN';
  if (pinned !== null && Date.parse(card.content.issuedAt) < Date.parse(pinned.cardIssuedAt))
    return 'CARD_OLDER';
  const { content: said, key } = card;
  const name = policyNameOf(said);
  if (hasPolicy(name)) return { content: said, key, policyText: null };
  if (name.hash === null) return 'CARD_POLICY';
  if (policyFile === null) return 'CARD_BRINGS_POLICY';
  const policyText = boundPolicy(policyFile, { id: name.id, hash: name.hash });
  return policyText === null ? 'CARD_POLICY_FILE' : { content: said, key, policyText };
}

export function policyNameOf({ office, policyHash }: CardContent): PolicyName {
  return { id: office.policy, hash: policyHash ?? null };
}

/** What the policy's file beside a well-signed card is called; null where the card is bound to none. */
export function policyFileBeside(bytes: Uint8Array): string | null {
  const content = toContent(bytes);
  const card = isSiteCard(content) ? readSiteCard(content) : 'CARD_NONE';
  if (typeof card === 'string' || card.content.policyHash === undefined || !isWellSigned(card)) return null;
  return policyFileName(card.content.office.policy);
}

/** A card's key as the settings keep it: standard base64. */
export function keyTextOf({ key }: Pick<ReadCard, 'key'>): string {
  return Buffer.from(key).toString('base64');
}
