import type * as z from 'zod';
import { CardWork } from '../domain/card-making.ts';
import { KioskState, ScanScreen } from '../domain/kiosk.ts';
import { ScreenRole } from '../domain/screen-role.ts';
import { ProbeState, ScannerReading } from '../domain/scanner-setup.ts';
import { UpdateState } from '../domain/update.ts';
import { LeaveAsked, machineRequests } from './requests/machine.ts';
import type { Refusal } from './refusal.ts';
import { cardRequests } from './requests/cards.ts';
import { careRequests } from './requests/care.ts';
import { entryRequests } from './requests/entries.ts';
import { exportRequests } from './requests/export.ts';
import { followUpRequests } from './requests/follow-up.ts';
import { kioskRequests } from './requests/kiosk.ts';
import { liveDeskRequests } from './requests/live-desk.ts';
import { officeRequests } from './requests/office.ts';
import { officerRequests } from './requests/officers.ts';
import { policyRequests } from './requests/policy.ts';
import { presenceRequests } from './requests/presence.ts';
import { privacyRequests } from './requests/privacy.ts';
import { provisioningRequests } from './requests/provisioning.ts';
import { reviewRequests } from './requests/review.ts';
import { scannerRequests } from './requests/scanner.ts';
import { staffRequests } from './requests/staff.ts';
import { updateRequests } from './requests/updates.ts';
import type { RequestShape } from './request.ts';

/**
 * What the renderer may ask of the main process: one line a channel, from which the handlers in main, the bridge
 * in preload and the client in the renderer take their types, and main checks every payload at run time. Each says who
 * may ask for it and what the person is asked meanwhile: `src/main/ipc/answer.ts` holds whoever asks to that. One file a
 * feature, in `requests/`; what answers them is in the feature's own folder, `src/main/<feature>/feature.ts`.
 */
export const requests = {
  ...staffRequests,
  ...kioskRequests,
  ...officeRequests,
  ...officerRequests,
  ...entryRequests,
  ...liveDeskRequests,
  ...exportRequests,
  ...machineRequests,
  ...followUpRequests,
  ...policyRequests,
  ...presenceRequests,
  ...provisioningRequests,
  ...cardRequests,
  ...careRequests,
  ...privacyRequests,
  ...reviewRequests,
  ...scannerRequests,
  ...updateRequests,
} as const satisfies Readonly<Record<string, RequestShape>>;

/** What the main process tells the renderer, unasked. */
export const events = {
  'kiosk.changed': KioskState,
  'scan.screen': ScanScreen,
  'scanner.reading': ScannerReading,
  'scanner.probing': ProbeState,
  /** A display came or went. */
  'screen.roleChanged': ScreenRole,
  /** How the making of site cards fares; while an officer is signed in. */
  'cards.working': CardWork,
  'update.changed': UpdateState,
  /** Somebody pressed a key that would leave the kiosk: it asks for an admin's PIN. */
  'kiosk.leaveAsked': LeaveAsked,
} as const;

/** How every request is answered. */
export type Reply<T> = { ok: true; value: T } | { ok: false; code: Refusal; retryAt?: string | undefined };

export type RequestName = keyof typeof requests;
export type RequestPayload<N extends RequestName> = z.infer<(typeof requests)[N]['payload']>;
export type RequestReply<N extends RequestName> = z.infer<(typeof requests)[N]['reply']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

export { PortInfo } from './requests/kiosk.ts';
export { Refusal } from './refusal.ts';
