import { basename } from 'node:path';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { Diagnostics } from '#shared/domain/diagnostics.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { machineRequests } from '#shared/ipc/requests/machine.ts';
import { supportBundle } from '../../diagnostics/bundle.ts';
import { lookOver } from '../../diagnostics/look.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Machine } from '../machine.ts';
import { RefusedError, type WorksOf } from '../answer.ts';

/** Looking at every page of a larger log would keep visitors waiting: `gerbang doctor` does. */
const LARGEST_LOG = 64_000_000;

export function machineHandlers(kiosk: Kiosk, machine: Machine): WorksOf<typeof machineRequests> {
  const look = (): Diagnostics =>
    lookOver({
      files: kiosk.files,
      now: kiosk.now,
      program: machine.versions(),
      // The kiosk walks the chain by itself once a day, beside this thread.
      keys: null,
      largestLog: LARGEST_LOG,
      scanner: kiosk.state.scanner,
      displays: machine.displays(),
    });
  return {
    'screen.role': () => machine.screenRole(),
    'screen.closed': ({ at }) => kiosk.closed(at),
    'displays.moveDesk': (_, { officer }) => {
      const next = machine.nextDesk();
      if (next === null) throw new RefusedError('WRONG_PHASE', 'there is no other display');
      kiosk.moveDesk(next, officer);
    },
    'kiosk.leave': async ({ pin }) => {
      if (kiosk.phase === 'ready' || kiosk.hasOfficers()) {
        // Nothing was typed: the page thought that there is nobody yet. That is no wrong PIN.
        if (pin === '') throw new RefusedError('NOT_SIGNED_IN', 'for an admin');
        const { role } = await kiosk.confirmEnd(pin);
        if (role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
      }
      await kiosk.endCardMaking();
      machine.quit();
    },
    'kiosk.end': async (_, { officer }) => {
      kiosk.recordMachine('KIOSK_LEFT', officer);
      await kiosk.endCardMaking();
      machine.quit();
    },
    'diagnostics.run': () => look(),
    'diagnostics.save': async (_, asker) => {
      const day = civilDate(kiosk.now, kiosk.state.site?.timeZone ?? DEFAULT_TIME_ZONE);
      const path = await asker.place(`gerbang-diagnostik-${day}.json`);
      const { officer } = asker;
      await asker.write(path, supportBundle(look(), kiosk.files), 0o600);
      kiosk.recordMachine('DIAGNOSTICS_SAVED', officer);
      return basename(path);
    },
  };
}
