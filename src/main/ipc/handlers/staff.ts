import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { staffRequests } from '#shared/ipc/requests/staff.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Desktop } from '../../paper/desktop.ts';
import { RosterError } from '../../staff/errors.ts';
import { LARGEST_FILE } from '../../staff/roster/table.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

const ROSTERS = { name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] };
const PDF = { name: 'PDF', extensions: ['pdf'] };

export function staffHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof staffRequests> {
  return {
    'staff.list': ({ text, limit }) => {
      guard.requireOfficer();
      return refusing(() => kiosk.staff.list(text, limit));
    },
    'staff.roster.choose': async () => {
      guard.requireAdmin();
      const path = await desktopOf(kiosk).openFile(ROSTERS);
      if (path === null) return null;
      const file = basename(path);
      try {
        return await refusing(async () => kiosk.staff.roster.preview(file, await readRoster(path)));
      } catch (error) {
        if (error instanceof RosterError) return { file, fault: error.code };
        throw error;
      }
    },
    'staff.roster.take': async ({ token, retireMissing }) => {
      const officer = guard.requireAdmin();
      await refusing(() => kiosk.staff.roster.take(token, { retireMissing, officerId: officer.id }));
    },
    'staff.setActive': ({ employee, active }) => {
      const officer = guard.requireAdmin();
      return refusing(() => kiosk.staff.setActive(employee, active, officer));
    },
    'staff.erase': async ({ employee }) => {
      const officer = guard.requireAdmin();
      await refusing(() => kiosk.staff.erase(employee, officer));
    },
    'staff.pass.issue': ({ employees, months, decision }) => {
      const officer = guard.requireAdmin();
      return refusing(() => {
        const { issued, unproven } = kiosk.staff.issue(employees, { months, decision }, officer);
        return { issued: [...issued], unproven: [...unproven] };
      });
    },
    'staff.pass.revoke': ({ employee }) => {
      const officer = guard.requireAdmin();
      return refusing(() => kiosk.staff.revoke(employee, officer));
    },
    'staff.cards.save': async ({ employees }) => {
      guard.requireAdmin();
      const { site } = kiosk.state;
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      const desktop = desktopOf(kiosk);
      const cards = await refusing(() => kiosk.staff.cards(employees));
      if (cards.length === 0) throw new RefusedError('STAFF_REFUSED', 'none of them has a pass that holds');
      const { name: office, timeZone, language } = site;
      const at = new Date();
      const path = await desktop.saveFile(`kartu-pegawai-${civilDate(at, timeZone)}.pdf`, PDF);
      if (path === null) return null;
      const { cardsPdf } = await import('../../staff/cards-pdf.ts');
      const pdf = await cardsPdf(cards, await desktop.faces(), { office, timeZone, language, at });
      await writeFile(path, pdf).catch((cause: unknown) => {
        throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
      });
      return { cards: cards.length, file: basename(path) };
    },
  };
}

function desktopOf({ desktop }: Kiosk): Desktop {
  if (!desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
  return desktop;
}

/** @throws RosterError FILE_UNREADABLE, FILE_TOO_LARGE */
async function readRoster(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new RosterError('FILE_TOO_LARGE', 'larger than any roster');
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof RosterError) throw cause;
    throw new RosterError('FILE_UNREADABLE', 'the file cannot be read', { cause });
  }
}
