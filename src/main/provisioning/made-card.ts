import type { CardContent } from '#shared/domain/site-card.ts';

/** A signed card, as it is printed. */
export interface MadeCard {
  readonly content: CardContent;
  /** What its QR code holds. */
  readonly code: string;
  /** The key's, as people compare it. */
  readonly fingerprint: string;
}
