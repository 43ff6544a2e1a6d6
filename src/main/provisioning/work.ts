import * as z from 'zod';
import { Language } from '#shared/domain/locale.ts';
import { CardContent } from '#shared/domain/site-card.ts';
import { defineWork } from '../threads/work.ts';

const Face = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** All that a thread needs to write cards. They are signed: the key that did so is not among it. */
const Order = z.object({
  cards: z.array(
    z.object({
      name: z.string(),
      card: z.object({ content: CardContent, code: z.string(), fingerprint: z.string() }),
    }),
  ),
  folder: z.string(),
  policies: z.array(z.object({ id: z.string(), text: z.string(), hash: z.string() })),
  language: Language,
  at: z.date(),
  faces: z.object({ regular: Face, regularMore: Face, bold: Face, boldMore: Face }),
});
export type Order = z.infer<typeof Order>;

/** The cards of one list. It is told one thing, to stop, and ends after the office that is being made. */
export const cardsWork = defineWork({
  name: 'cards',
  order: Order,
  /** How many offices there are, after each. */
  progress: z.int().min(1),
  question: z.never(),
  result: z.enum(['done', 'stopped']),
  // An office takes a second; a stick that has not taken one for so long takes none.
  silence: 5 * 60_000,
  /** Fonts and one office's pages; what the last one's were made of goes at once. */
  limits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
  load: async () => (await import('./carry-out.ts')).carryOut,
});
