import type { Kiosk } from '../kiosk.ts';
import { cardHandlers } from './handlers/cards.ts';
import { entryHandlers } from './handlers/entries.ts';
import { exportHandlers } from './handlers/export.ts';
import { followUpHandlers } from './handlers/follow-up.ts';
import { kioskHandlers } from './handlers/kiosk.ts';
import { machineHandlers } from './handlers/machine.ts';
import { type Machine, NO_MACHINE } from './machine.ts';
import { liveDeskHandlers } from './handlers/live-desk.ts';
import { officeHandlers } from './handlers/office.ts';
import { officerHandlers } from './handlers/officers.ts';
import { policyHandlers } from './handlers/policy.ts';
import { presenceHandlers } from './handlers/presence.ts';
import { provisioningHandlers } from './handlers/provisioning.ts';
import { reviewHandlers } from './handlers/review.ts';
import { scannerHandlers } from './handlers/scanner.ts';
import { staffHandlers } from './handlers/staff.ts';
import { updateHandlers } from './handlers/updates.ts';
import { handlersOf, type Handlers, type Works } from './answer.ts';

/** The contract's requests, carried out by the kiosk for those who may ask. */
export function createHandlers(kiosk: Kiosk, machine: Machine = NO_MACHINE): Handlers {
  const works: Works = {
    ...staffHandlers(kiosk),
    ...kioskHandlers(kiosk),
    ...officeHandlers(kiosk),
    ...officerHandlers(kiosk),
    ...entryHandlers(kiosk),
    ...liveDeskHandlers(kiosk),
    ...exportHandlers(kiosk),
    ...machineHandlers(kiosk, machine),
    ...followUpHandlers(kiosk),
    ...policyHandlers(kiosk),
    ...presenceHandlers(kiosk),
    ...provisioningHandlers(kiosk),
    ...cardHandlers(kiosk),
    ...reviewHandlers(kiosk),
    ...scannerHandlers(kiosk),
    ...updateHandlers(kiosk),
  };
  return handlersOf(kiosk, works);
}
