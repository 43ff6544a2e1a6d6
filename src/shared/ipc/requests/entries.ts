import * as z from 'zod';
import { Visit } from '../../domain/visit.ts';
import { nothing } from './nothing.ts';

/** The most entries that one request asks for. */
export const LONGEST_PAGE = 500;

const Tip = z.int().min(0);

export const TodayPage = z.object({
  /** The newest first. */
  visits: z.array(Visit),
  /** Whether there are older ones. */
  more: z.boolean(),
  /** The log's last row when the page was read: what comes after it is asked for with `entries.changes`. */
  tip: Tip,
});
export type TodayPage = z.infer<typeof TodayPage>;

/** Today's entries at this office, for a signed-in officer. */
export const entryRequests = {
  'entries.today': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({
      /** The `seq` of the last entry of the page before. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(LONGEST_PAGE),
    }),
    reply: TodayPage,
  },
  /** Today's entries that are new since a row of the log, or of which something became since: all of them. */
  'entries.changes': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({ after: Tip }),
    reply: z.object({ visits: z.array(Visit), tip: Tip }),
  },
  /** What a scan put there, and when, is no longer on the display that visitors and officer share. */
  'screen.closed': {
    for: 'anyone',
    quiet: true,
    payload: z.strictObject({ at: z.iso.datetime() }),
    reply: nothing,
  },
} as const;
