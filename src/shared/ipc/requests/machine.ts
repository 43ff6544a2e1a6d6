import * as z from 'zod';
import { Diagnostics } from '../../domain/diagnostics.ts';
import { ScreenRole } from '../../domain/screen-role.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/** Nothing to tell: the question is asked. */
export const LeaveAsked = z.strictObject({});

/** The program itself, and the machine that it runs on. */
export const machineRequests = {
  /** What the window that asks is for. */
  'screen.role': { for: 'anyone', quiet: true, visitors: true, payload: nothing, reply: ScreenRole },
  /** Ends the kiosk, with an admin's PIN; before there is an officer there is nobody to ask, and nothing to protect. */
  'kiosk.leave': {
    for: 'anyone',
    quiet: true,
    payload: z.strictObject({ pin: z.string().max(64) }),
    reply: nothing,
  },
  /** These are for an admin. */
  'diagnostics.run': { for: 'admin', quiet: true, payload: nothing, reply: Diagnostics },
  /** Writes the support bundle where the admin says; the file's name, or null where they think better of it. */
  'diagnostics.save': {
    for: 'admin',
    quiet: true,
    asks: { save: [FILES.json], declined: null },
    payload: nothing,
    reply: z.string().nullable(),
  },
  /** Ends the kiosk; on record. */
  'kiosk.end': { for: 'admin', quiet: true, payload: nothing, reply: nothing },
} as const;
