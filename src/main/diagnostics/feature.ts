import { basename } from 'node:path';
import type { Diagnostics } from '#shared/domain/diagnostics.ts';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';
import type { machineRequests } from '#shared/ipc/requests/machine.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { supportBundle } from './bundle.ts';
import { lookOver } from './look.ts';

/** Looking at every page of a larger log would keep visitors waiting: `gerbang doctor` does. */
const LARGEST_LOG = 64_000_000;

export interface MachineNeeds {
  readonly scanner: () => ScannerStatus;
  /** No file is half when this is done. */
  readonly endCardMaking: () => Promise<void>;
}

/** The program itself, and the machine that it runs on. */
export function machineFeature(ground: Ground, { scanner, endCardMaking }: MachineNeeds) {
  const { data, room, site, now, audit, machine } = ground;
  const look = (): Diagnostics =>
    lookOver({
      files: data,
      now: now(),
      program: machine.versions(),
      // The kiosk walks the chain by itself once a day, beside this thread.
      keys: null,
      largestLog: LARGEST_LOG,
      scanner: scanner(),
      displays: machine.displays(),
    });
  const quit = async (): Promise<void> => {
    await endCardMaking();
    machine.quit();
  };
  return {
    handle: {
      'screen.role': () => machine.screenRole(),
      'kiosk.leave': async ({ pin }) => {
        // Also where the settings were lost there may be somebody to ask.
        if (site() || room.open.officers.count() > 0) {
          // Nothing was typed: the page thought that there is nobody yet. That is no wrong PIN.
          if (pin === '') throw new RefusedError('NOT_SIGNED_IN', 'for an admin');
          const officer = await room.open.officers.signIn(pin, now());
          if (officer.role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
          audit(officer, 'KIOSK_LEFT');
        }
        await quit();
      },
      'kiosk.end': async (_, { officer }) => {
        audit(officer, 'KIOSK_LEFT');
        await quit();
      },
      'diagnostics.run': () => look(),
      'diagnostics.save': async (_, asker) => {
        const path = await asker.place(`gerbang-diagnostik-${room.day}.json`);
        const { officer } = asker;
        await asker.write(path, supportBundle(look(), data), 0o600);
        audit(officer, 'DIAGNOSTICS_SAVED');
        return basename(path);
      },
    },
  } satisfies Feature<typeof machineRequests>;
}
