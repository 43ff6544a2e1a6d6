import { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { ExportRequest, ExportState } from '#shared/domain/export.ts';
import { FollowCase } from '#shared/domain/follow-up.ts';
import { Language } from '#shared/domain/locale.ts';
import { NewAudit } from '../log/audit.ts';
import { Bytes } from '../log/row.ts';
import { defineWork } from '../threads/work.ts';

const Key = z.custom<KeyObject>((value) => value instanceof KeyObject);
const Person = z.object({ id: z.int(), name: z.string() });

/** All that a thread needs for one export. It goes from memory to memory: never to a file, nor to another process. */
const Order = z.object({
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
export type Order = z.infer<typeof Order>;

/** One export, which reads beside the kiosk. What goes on record, the kiosk writes: that is what it is asked. */
export const exportWork = defineWork({
  name: 'export',
  order: Order,
  progress: ExportState,
  question: NewAudit,
  result: ExportState,
  // It says ten times a second how far it is: a stick does not answer, or a search for millions of rows goes on.
  silence: 15 * 60_000,
  /**
   * Left to itself, its garbage would grow what the kiosk has for good. A row's pieces live for a moment only.
   */
  limits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 },
  load: async () => (await import('./write-beside.ts')).writeBeside,
});
