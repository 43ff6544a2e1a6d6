import * as z from 'zod';
import { Officer } from '../../domain/officer.ts';
import { nothing } from './nothing.ts';

/** Who is at the desk. */
export const officerRequests = {
  'officer.signIn': { payload: z.object({ pin: z.string().max(64) }), reply: Officer },
  'officer.signOut': { payload: nothing, reply: nothing },
} as const;
