import * as z from 'zod';

/** Date, time to the minute, seconds with fraction, offset. */
const PARTS = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

const Instant = z.iso.datetime({ offset: true });

/**
 * An ISO 8601 time, `2021-06-09T15:15:34+0200`: with `Z`, with an offset (`+02`, `+0200`, `+02:00`), or with neither,
 * which means UTC; seconds may be missing; a date alone is its midnight in UTC. Days that do not exist are refused.
 */
export const IsoTime = z.string().transform((text, context): Date => {
  const instant = Instant.safeParse(normalised(text));
  if (instant.success) return new Date(instant.data);
  context.addIssue('no ISO 8601 time');
  return z.NEVER;
});

function normalised(text: string): string {
  const [, day = '', minutes = '00:00', seconds = ':00', zone = 'Z'] = PARTS.exec(text) ?? [];
  const offset = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  return `${day}T${minutes}${seconds}${offset ? `${offset[1] ?? ''}:${offset[2] ?? '00'}` : 'Z'}`;
}
