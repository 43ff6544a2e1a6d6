import * as z from 'zod';
import { ConsentReason } from './trust.ts';
import { ClockJump } from './clock.ts';
import { LogAlarm } from './backup.ts';
import { DayCount, EntryHolder } from './entry.ts';
import { Officer } from './officer.ts';
import { Site } from './site.ts';
import { SiteCardState } from './site-card.ts';
import { UpdateNews } from './update.ts';
import { Verdict } from './verdict.ts';

/**
 * `none`: no scanner is set up; `searching`: not there yet or not found; `connected`; `lost`: it was there and
 * is gone; `busy`: another program holds it; `denied`: this account may not open it.
 */
const ScannerState = z.enum(['none', 'searching', 'connected', 'lost', 'busy', 'denied']);

/** One of the scanners that were found. */
export const ScannerDevice = z.object({
  kind: z.enum(['serial', 'hid', 'wedge']),
  state: ScannerState,
  /** The port's path; `keyboard` for one that types. */
  device: z.string(),
});
export type ScannerDevice = z.infer<typeof ScannerDevice>;

export const ScannerStatus = z.object({
  state: ScannerState,
  /** The port's path, where there is one. */
  device: z.string().nullable(),
  /** Each that was found, where all are looked for. The best of their states is `state`. */
  devices: z.array(ScannerDevice).optional(),
});
export type ScannerStatus = z.infer<typeof ScannerStatus>;

/** Why the log takes no entry. While it does not, nothing is green. */
export const LOG_FAULTS = [
  'LOG_LOCKED',
  'LOG_DISK_FULL',
  'LOG_READ_ONLY',
  'LOG_DAMAGED',
  'LOG_UNAVAILABLE',
] as const;
export const LogFault = z.enum(LOG_FAULTS);
export type LogFault = z.infer<typeof LogFault>;

/** A fetched list that is kept back for a person to decide. */
export const PendingTrust = z.object({
  /** The list's id. */
  source: z.string(),
  /** What it lists. */
  of: z.enum(['keys', 'revocations']),
  /** How many keys or revocations would come and go. */
  added: z.int(),
  removed: z.int(),
  /** Empty for revocations: so many would go, or the list is older than the one at hand. */
  why: z.array(ConsentReason),
});
export type PendingTrust = z.infer<typeof PendingTrust>;

/** Who is inside, counted; nothing of it where the office does not keep it. */
export const PresenceState = z.object({
  enabled: z.boolean(),
  capacity: z.int().nullable(),
  inside: z.int().min(0),
  /** Until when every scan is a leave; null outside exit mode. */
  exitUntil: z.iso.datetime().nullable(),
});
export type PresenceState = z.infer<typeof PresenceState>;

/** All that the screens need to know of the kiosk between two scans. */
export const KioskState = z.object({
  phase: z.enum(['setup', 'ready']),
  site: Site.nullable(),
  scanner: ScannerStatus,
  /** An admin tests the scanner: what it reads makes no entries. */
  scannerTest: z.boolean(),
  /** Scans are coming faster than they are handled: visitors have to wait. */
  busy: z.boolean(),
  /** Null while the log takes entries. */
  logFault: LogFault.nullable(),
  trust: z.object({
    keys: z.int(),
    /** When a list was last taken or confirmed. */
    importedAt: z.iso.datetime().nullable(),
    /** The lists for which that is longer ago than the site allows, of keys and of revocations. A warning: nothing stops. */
    stale: z.array(z.object({ source: z.string(), importedAt: z.iso.datetime() })).readonly(),
    pending: z.array(PendingTrust).readonly(),
  }),
  /** The policy that should be in force is damaged: an earlier one stands in for it. */
  policyFallback: z.boolean(),
  /** Which rules are in force is not known for certain: nobody is admitted without an officer until an admin says so. */
  rulesUncertain: z.boolean(),
  today: DayCount,
  /** How many of today's visits wait for an officer's decision. */
  waiting: z.int().min(0),
  presence: PresenceState,
  /** What happened to the log that an admin has to read; null where nothing did. */
  alarm: LogAlarm.nullable(),
  /** The PC's clock jumped, and an admin has to say what is so; null where it runs as it should. */
  clockJump: ClockJump.nullable(),
  /** The office's own folder has had no backup for long. */
  backupLate: z.boolean(),
  /** A site card that waits for an admin, or for whoever sets the kiosk up; null where none does. */
  siteCard: SiteCardState.nullable(),
  /** An update that is ready, or was taken back; null where there is no news. */
  update: UpdateNews.nullable(),
  /** Who is signed in at the officer's desk. */
  officer: Officer.nullable(),
});
export type KioskState = z.infer<typeof KioskState>;

/** How long a card of which one part was scanned waits for its next part. */
export const PART_SECONDS = 60;

/**
 * What one scan puts on the visitor's screen: a verdict with its entry, the word that the log failed, or how many
 * parts of a card that is spread over several codes are there, or that somebody inside was read again.
 */
export const ScanScreen = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('verdict'),
    /** The entry's place in the log: it is durable already. */
    seq: z.int().min(1),
    at: z.iso.datetime(),
    verdict: Verdict,
    holder: EntryHolder.nullable(),
    /** An officer decided it after the screen had gone back to idle: for the visitors' own displays, if there are any. */
    late: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('fault'), at: z.iso.datetime(), fault: LogFault }),
  z.object({
    kind: z.literal('presence'),
    at: z.iso.datetime(),
    /** `already`: inside by that entry; `left`: not any more; `unknown`: exit mode, and not inside. */
    event: z.enum(['already', 'left', 'unknown']),
    seq: z.int().min(1).nullable(),
    holder: EntryHolder.nullable(),
  }),
  z.object({ kind: z.literal('part'), at: z.iso.datetime(), have: z.int().min(1), of: z.int().min(2) }),
]);
export type ScanScreen = z.infer<typeof ScanScreen>;

/** How long a screen stands, in milliseconds. */
export function standingTime(screen: ScanScreen, display: Site['display']): number {
  if (screen.kind === 'part') return PART_SECONDS * 1000;
  const refers = screen.kind === 'verdict' && screen.verdict.decision === 'refer';
  return (refers ? display.referSeconds : display.verdictSeconds) * 1000;
}

/** The entry of the person before the screen; null where there is none. */
export function entryShown(screen: ScanScreen): number | null {
  return screen.kind === 'verdict' || screen.kind === 'presence' ? screen.seq : null;
}
