import * as z from 'zod';

/** What a thread is begun with. */
export const Begin = z.object({ work: z.string(), order: z.unknown() });
export type Begin = z.infer<typeof Begin>;

/** What a thread says. It has one order; its port is the order's id. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: z.unknown() }),
  z.object({ kind: z.literal('question'), id: z.int(), question: z.unknown() }),
  z.object({ kind: z.literal('done'), result: z.unknown() }),
  /** What an error is called and what its code is: its message may hold a row's content. */
  z.object({ kind: z.literal('failed'), reason: z.string(), name: z.string() }),
]);
export type Said = z.infer<typeof Said>;

/** What a thread is told. */
export const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop') }),
  z.object({ kind: z.literal('answer'), id: z.int(), done: z.boolean() }),
]);
export type Told = z.infer<typeof Told>;
