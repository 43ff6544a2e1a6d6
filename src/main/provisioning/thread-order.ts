import * as z from 'zod';
import { Language } from '#shared/domain/locale.ts';
import { CardContent } from '#shared/domain/site-card.ts';

const Face = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** All that a thread needs to write cards. They are signed: the key that did so is not among it. */
export const ThreadOrder = z.object({
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
export type ThreadOrder = z.infer<typeof ThreadOrder>;

/** How it ended. */
export const Ending = z.enum(['done', 'stopped', 'FILE_NOT_WRITTEN', 'INTERNAL_ERROR']);
export type Ending = z.infer<typeof Ending>;

/** What the thread says. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), done: z.int().min(1) }),
  z.object({ kind: z.literal('ended'), ending: Ending }),
]);
export type Said = z.infer<typeof Said>;

/** What the thread is told. */
export const STOP = 'stop';
