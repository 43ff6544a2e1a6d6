import * as z from 'zod';
import { BackupState } from '../../domain/backup.ts';
import { ClockAnswer } from '../../domain/clock.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/** The log's own health: backups, alarms, the clock; for an admin. */
export const careRequests = {
  'backup.state': {
    for: 'admin',
    quiet: true,
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
} as const;
