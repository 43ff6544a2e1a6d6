import * as z from 'zod';
import { nothing } from './nothing.ts';

/** Nothing to tell: the question is asked. */
export const LeaveAsked = z.strictObject({});

/** The program itself, and the machine that it runs on. */
export const machineRequests = {
  /** Ends the kiosk, with an admin's PIN; during set-up there is nobody to ask, and nothing to protect. */
  'kiosk.leave': { payload: z.strictObject({ pin: z.string().max(64) }), reply: nothing },
} as const;
