import { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { ExportRequest, ExportState } from '#shared/domain/export.ts';
import { FollowCase } from '#shared/domain/follow-up.ts';
import { Language } from '#shared/domain/locale.ts';
import { NewAudit } from '../log/audit.ts';
import { Bytes } from '../log/row.ts';

const Key = z.custom<KeyObject>((value) => value instanceof KeyObject);
const Person = z.object({ id: z.int(), name: z.string() });

/** All that a thread needs for one export. It goes from memory to memory: never to a file, nor to another process. */
export const ThreadOrder = z.object({
  /** The log's file. */
  log: z.string(),
  keys: z.object({ seal: Key, chain: Key, pin: Key, person: Key, pass: Key }),
  officers: z.array(Person),
  timeZone: z.string(),
  /** When it was ordered, in milliseconds. */
  now: z.number(),
  keepOut: z.string(),
  order: z.object({
    request: ExportRequest,
    path: z.string(),
    officer: Person.nullable(),
    office: z.string(),
    language: Language,
    faces: z.object({ regular: Bytes, regularMore: Bytes, bold: Bytes, boldMore: Bytes }).nullable(),
    cases: z.array(FollowCase),
  }),
});
export type ThreadOrder = z.infer<typeof ThreadOrder>;

/** What the thread says. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: ExportState }),
  z.object({ kind: z.literal('record'), audit: NewAudit }),
  /** What should never happen did. */
  z.object({ kind: z.literal('fault'), name: z.string() }),
]);

/** What the thread is told. */
export const Answer = z.enum(['recorded', 'unrecorded']);
export type Answer = z.infer<typeof Answer>;
