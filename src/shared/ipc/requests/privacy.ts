import * as z from 'zod';
import { Visit } from '../../domain/visit.ts';

/** A row of the audit trail. */
export const TrailRow = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  /** A code: one of a later version says itself. */
  action: z.string(),
  /** Null for the kiosk itself. */
  officerId: z.int().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type TrailRow = z.infer<typeof TrailRow>;

/** What was done in whose name, and people's rights to their data; for an admin. */
export const privacyRequests = {
  /** What officers and the kiosk did, the newest first. */
  'office.trail': {
    for: 'admin',
    quiet: true,
    payload: z.strictObject({ limit: z.int().min(1).max(500), before: z.int().min(1).optional() }),
    reply: z.object({ rows: z.array(TrailRow), more: z.boolean() }),
  },
  /** All visits of a person whom somebody asks about, the newest first. */
  'privacy.find': {
    for: 'admin',
    quiet: true,
    payload: z.strictObject({ text: z.string().trim().min(3).max(100) }),
    reply: z.array(Visit),
  },
  /** Shreds what is kept of the person in these visits; replies in how many rows. */
  'privacy.erase': {
    for: 'admin',
    payload: z.strictObject({ seqs: z.array(z.int().min(1)).min(1).max(1000) }),
    reply: z.int(),
  },
} as const;
