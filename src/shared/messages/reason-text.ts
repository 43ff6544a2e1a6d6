import type { ReasonCode } from '../domain/reason.ts';

/** How a reason is said. Both are ICU messages; a label has no parameters, so that it can always be shown. */
export interface ReasonText {
  /** For the visitor, from two metres: why, and what to do. */
  readonly sentence: string;
  /** For the officer's table. */
  readonly label: string;
}

/** Every reason, and nothing else: a missing or unknown one does not compile. */
export type ReasonCatalogue = Readonly<Record<ReasonCode, ReasonText>>;
