import * as z from 'zod';
import { Visit } from '../../domain/visit.ts';
import { nothing } from './nothing.ts';

/** Who is inside, for a signed-in officer. */
export const presenceRequests = {
  /** The one who came first first. */
  'presence.inside': { for: 'petugas', quiet: true, payload: nothing, reply: z.array(Visit) },
  /** These leave; replies with how many were inside still. */
  'presence.leave': {
    for: 'petugas',
    payload: z.strictObject({ seqs: z.array(z.int().min(1)).min(1).max(5000) }),
    reply: z.int(),
  },
  'presence.setExitMode': { for: 'petugas', payload: z.strictObject({ on: z.boolean() }), reply: nothing },
  /** Prints what is on the screen as the evacuation list; null where it was printed, else the file that it is in. */
  'presence.print': { for: 'petugas', payload: nothing, reply: z.string().nullable() },
} as const;
