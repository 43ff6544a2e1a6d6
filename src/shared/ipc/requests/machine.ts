import * as z from 'zod';
import { Diagnostics } from '../../domain/diagnostics.ts';
import { ScreenRole } from '../../domain/screen-role.ts';
import { nothing } from './nothing.ts';

/** Nothing to tell: the question is asked. */
export const LeaveAsked = z.strictObject({});

/** The program itself, and the machine that it runs on. */
export const machineRequests = {
  /** What the window that asks is for. */
  'screen.role': { payload: nothing, reply: ScreenRole },
  /** What a scan put there, and when, is no longer on the display that visitors and officer share. */
  'screen.closed': { payload: z.strictObject({ at: z.iso.datetime() }), reply: nothing },
  /** Ends the kiosk, with an admin's PIN; before there is an officer there is nobody to ask, and nothing to protect. */
  'kiosk.leave': { payload: z.strictObject({ pin: z.string().max(64) }), reply: nothing },
  /** These are for an admin. */
  'diagnostics.run': { payload: nothing, reply: Diagnostics },
  /** Writes the support bundle where the admin says; the file's name, or null where they think better of it. */
  'diagnostics.save': { payload: nothing, reply: z.string().nullable() },
  /** Moves the officer's desk to the next display; visitors have the others. On record. */
  'displays.moveDesk': { payload: nothing, reply: nothing },
  /** Ends the kiosk; on record. */
  'kiosk.end': { payload: nothing, reply: nothing },
} as const;
