import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { Diagnostics } from '#shared/domain/diagnostics.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { machineRequests } from '#shared/ipc/requests/machine.ts';
import { supportBundle } from '../../diagnostics/bundle.ts';
import { lookOver } from '../../diagnostics/look.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { Machine } from '../machine.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

/** Looking at every page of a larger log would keep visitors waiting: `gerbang doctor` does. */
const LARGEST_LOG = 64_000_000;

export function machineHandlers(
  kiosk: Kiosk,
  guard: Guard,
  machine: Machine,
): HandlersOf<typeof machineRequests> {
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
    'screen.closed': ({ at }) => {
      kiosk.closed(at);
      return undefined;
    },
    'displays.moveDesk': async () => {
      const admin = guard.requireAdmin();
      const next = machine.nextDesk();
      if (next === null) throw new RefusedError('WRONG_PHASE', 'there is no other display');
      await refusing(() => kiosk.moveDesk(next, admin));
    },
    'kiosk.leave': async ({ pin }) => {
      if (kiosk.phase === 'ready' || (await refusing(() => kiosk.hasOfficers()))) {
        // Nothing was typed: the page thought that there is nobody yet. That is no wrong PIN.
        if (pin === '') throw new RefusedError('NOT_SIGNED_IN', 'for an admin');
        const { role } = await refusing(() => kiosk.confirmEnd(pin));
        if (role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
      }
      await kiosk.endCardMaking();
      machine.quit();
    },
    'kiosk.end': async () => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.recordMachine('KIOSK_LEFT', admin));
      await kiosk.endCardMaking();
      machine.quit();
    },
    'diagnostics.run': () => {
      guard.requireAdmin();
      return look();
    },
    'diagnostics.save': async () => {
      const admin = guard.requireAdmin();
      if (!kiosk.desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
      const day = civilDate(kiosk.now, kiosk.state.site?.timeZone ?? DEFAULT_TIME_ZONE);
      const path = await kiosk.desktop.saveFile(`gerbang-diagnostik-${day}.json`, {
        name: 'JSON',
        extensions: ['json'],
      });
      if (path === null) return null;
      await writeFile(path, supportBundle(look(), kiosk.files), { mode: 0o600 }).catch((cause: unknown) => {
        throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
      });
      await refusing(() => kiosk.recordMachine('DIAGNOSTICS_SAVED', admin));
      return basename(path);
    },
  };
}
