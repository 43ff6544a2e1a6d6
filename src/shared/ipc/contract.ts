import * as z from 'zod';
import { Entry } from '../domain/entry.ts';
import { KioskState, ScanScreen } from '../domain/kiosk.ts';
import { Language } from '../domain/locale.ts';
import { Officer, OfficerName, Pin } from '../domain/officer.ts';
import { PolicyDraft, PolicyNote, PolicyOverview, PolicyTryOut } from '../domain/policy-desk.ts';
import { PolicyProblem } from '../domain/policy.ts';
import { Site } from '../domain/site.ts';

/** A serial port that could be a scanner. */
export const PortInfo = z.object({
  path: z.string(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  manufacturer: z.string().nullable(),
});
export type PortInfo = z.infer<typeof PortInfo>;

const nothing = z.undefined();

/**
 * What the renderer may ask of the main process: one line a channel, from which the handlers in main, the bridge
 * in preload and the client in the renderer take their types, and main checks every payload at run time.
 */
export const requests = {
  'kiosk.state': { payload: nothing, reply: KioskState },
  'setup.ports': { payload: nothing, reply: z.array(PortInfo) },
  'setup.finish': {
    payload: z.object({ site: Site, officer: z.object({ name: OfficerName, pin: Pin }) }),
    reply: nothing,
  },
  'site.setLanguage': { payload: z.object({ language: Language }), reply: nothing },
  'officer.signIn': { payload: z.object({ pin: z.string().max(64) }), reply: Officer },
  'officer.signOut': { payload: nothing, reply: nothing },
  /** Today's entries at this office, the newest first; for a signed-in officer. */
  'entries.today': { payload: z.object({ limit: z.int().min(1).max(2000) }), reply: z.array(Entry) },
  /** The office's rules; these are for a signed-in admin. */
  'policy.get': { payload: nothing, reply: PolicyOverview },
  'policy.check': { payload: z.object({ draft: PolicyDraft }), reply: z.array(PolicyProblem) },
  'policy.tryOut': { payload: z.object({ draft: PolicyDraft }), reply: PolicyTryOut },
  'policy.activate': { payload: z.object({ draft: PolicyDraft, note: PolicyNote }), reply: PolicyOverview },
  'policy.rollback': { payload: z.object({ version: z.int().min(0) }), reply: PolicyOverview },
} as const;

/** What the main process tells the renderer, unasked. */
export const events = {
  'kiosk.changed': KioskState,
  'scan.screen': ScanScreen,
} as const;

/** Why a request was refused, for the renderer to say in people's words. */
export const REFUSALS = [
  /** The payload is not what the contract says. */
  'BAD_REQUEST',
  /** Not now: set-up is done already, or not done yet. */
  'WRONG_PHASE',
  /** For a signed-in officer only. */
  'NOT_SIGNED_IN',
  /** For an admin only. */
  'NOT_ALLOWED',
  'PIN_WRONG',
  'PIN_LOCKED',
  'LOG_UNAVAILABLE',
  'SETTINGS_NOT_SAVED',
  /** A policy with errors is not made active, nor tried. */
  'POLICY_INVALID',
  /** There is no such version of the policy, or it is damaged. */
  'POLICY_NOT_USABLE',
  'INTERNAL_ERROR',
] as const;
export const Refusal = z.enum(REFUSALS);
export type Refusal = z.infer<typeof Refusal>;

/** How every request is answered. */
export type Reply<T> = { ok: true; value: T } | { ok: false; code: Refusal; retryAt?: string | undefined };

export type RequestName = keyof typeof requests;
export type RequestPayload<N extends RequestName> = z.infer<(typeof requests)[N]['payload']>;
export type RequestReply<N extends RequestName> = z.infer<(typeof requests)[N]['reply']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

export type { Bridge } from './bridge.ts';
