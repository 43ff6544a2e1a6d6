import * as z from 'zod';
import { UpdateSettings, UpdateState } from '../../domain/update.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

const { feed, everyHours, install } = UpdateSettings.unwrap().shape;
const { enabled, url } = feed.unwrap().shape;

/** Each is said: what a page leaves out is not set back to what it usually is. */
const AllSettings = z.strictObject({
  feed: z.strictObject({ enabled: enabled.unwrap(), url: url.unwrap() }),
  everyHours: everyHours.unwrap(),
  install: install.unwrap(),
});

/** Newer versions of the program; for an admin. How it goes on is told by the event `update.changed`. */
export const updateRequests = {
  'update.state': { for: 'admin', quiet: true, payload: nothing, reply: UpdateState },
  /** Asks for a manifest's file; what came of it, or null where none was chosen. */
  'update.open': {
    for: 'admin',
    asks: { open: FILES.manifest, declined: null },
    payload: nothing,
    reply: z.enum(['taken', 'current', 'refused']).nullable(),
  },
  /** Looks at the feed now; replies when that is done. */
  'update.fetch': { for: 'admin', payload: nothing, reply: nothing },
  /** Installs what is ready: the kiosk starts anew, or says what an administrator has to do. */
  'update.install': { for: 'admin', payload: nothing, reply: nothing },
  /** What was refused or taken back has been read. */
  'update.seen': { for: 'admin', payload: nothing, reply: nothing },
  'update.save': { for: 'admin', payload: z.strictObject({ settings: AllSettings }), reply: nothing },
} as const;
