import type { Kiosk } from '../kiosk.ts';
import { guardOf } from './guard.ts';
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
import type { Handlers } from './answer.ts';

/** The contract's requests, carried out by the kiosk; who may ask for what, and when, is decided in each. */
export function createHandlers(kiosk: Kiosk, machine: Machine = NO_MACHINE): Handlers {
  const guard = guardOf(kiosk);
  return {
    ...staffHandlers(kiosk, guard),
    ...kioskHandlers(kiosk, guard),
    ...officeHandlers(kiosk, guard),
    ...officerHandlers(kiosk, guard),
    ...entryHandlers(kiosk, guard),
    ...liveDeskHandlers(kiosk, guard),
    ...exportHandlers(kiosk, guard),
    ...machineHandlers(kiosk, guard, machine),
    ...followUpHandlers(kiosk, guard),
    ...policyHandlers(kiosk, guard),
    ...presenceHandlers(kiosk, guard),
    ...provisioningHandlers(kiosk, guard),
    ...cardHandlers(kiosk, guard),
    ...reviewHandlers(kiosk, guard),
    ...scannerHandlers(kiosk, guard),
    ...updateHandlers(kiosk, guard),
  };
}
