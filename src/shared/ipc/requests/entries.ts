import * as z from 'zod';
import { Visit } from '../../domain/visit.ts';

/** The log, for a signed-in officer. */
export const entryRequests = {
  /** Today's entries at this office, the newest first. */
  'entries.today': { payload: z.object({ limit: z.int().min(1).max(2000) }), reply: z.array(Visit) },
} as const;
