import * as z from 'zod';
import { BackupState } from '../../domain/backup.ts';
import { ClockAnswer } from '../../domain/clock.ts';
import { OfficeSettings } from '../../domain/site.ts';
import { Visit } from '../../domain/visit.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

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

/** The office's settings, its backups, and people's rights to their data; for an admin. */
export const officeRequests = {
  'office.save': { for: 'admin', payload: z.strictObject({ settings: OfficeSettings }), reply: nothing },
  'backup.state': {
    for: 'admin',
    payload: nothing,
    reply: BackupState.extend({
      /** False where only the file's permissions guard the key: this system has no key store at hand. */
      keyProtected: z.boolean(),
    }),
  },
  /** Made in each place now; replies when they are there, or are not. */
  'backup.now': { for: 'admin', payload: nothing, reply: BackupState },
  /** Asks for a folder; replies whether one was chosen. */
  'backup.chooseFolder': {
    for: 'admin',
    asks: { folder: true, declined: false },
    payload: nothing,
    reply: z.boolean(),
  },
  /** No folder but the kiosk's own. */
  'backup.forgetFolder': { for: 'admin', payload: nothing, reply: nothing },
  /** Asks for a file and puts it in the log's place; the officer is signed out. Null: nothing was chosen. */
  'backup.restore': {
    for: 'admin',
    asks: { open: FILES.backup, declined: null },
    signsOut: true,
    payload: nothing,
    reply: z.object({ madeAt: z.iso.datetime(), rows: z.int() }).nullable(),
  },
  'alarm.seen': { for: 'admin', payload: nothing, reply: nothing },
  /** What is so of a clock that jumped. */
  'clock.answer': { for: 'admin', payload: z.strictObject({ answer: ClockAnswer }), reply: nothing },
  /** What officers and the kiosk did, the newest first. */
  'office.trail': {
    for: 'admin',
    payload: z.strictObject({ limit: z.int().min(1).max(500), before: z.int().min(1).optional() }),
    reply: z.object({ rows: z.array(TrailRow), more: z.boolean() }),
  },
  /** All visits of a person whom somebody asks about, the newest first. */
  'privacy.find': {
    for: 'admin',
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
