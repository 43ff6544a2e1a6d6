import type { machineRequests } from '#shared/ipc/requests/machine.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { Machine } from '../machine.ts';
import { RefusedError, type HandlersOf } from '../serve.ts';

export function machineHandlers(
  kiosk: Kiosk,
  _guard: Guard,
  machine: Machine,
): HandlersOf<typeof machineRequests> {
  return {
    'kiosk.leave': async ({ pin }) => {
      if (kiosk.phase === 'ready') {
        const { role } = await refusing(() => kiosk.confirmEnd(pin));
        if (role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
      }
      machine.quit();
    },
  };
}
