import { basename } from 'node:path';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { staffRequests } from '#shared/ipc/requests/staff.ts';
import type { Kiosk } from '../../kiosk.ts';
import { RosterError } from '../../staff/errors.ts';
import { LARGEST_FILE } from '../../staff/roster/table.ts';
import { RefusedError, type WorksOf } from '../answer.ts';
import { readWithin } from './read-within.ts';

export function staffHandlers(kiosk: Kiosk): WorksOf<typeof staffRequests> {
  return {
    'staff.list': ({ text, limit }) => kiosk.staff.list(text, limit),
    'staff.roster.choose': async (_, asker) => {
      const path = await asker.file();
      const file = basename(path);
      const bytes = await readWithin(path, LARGEST_FILE);
      asker.still();
      if (typeof bytes === 'string') return { file, fault: bytes };
      try {
        return await kiosk.staff.roster.preview(file, bytes);
      } catch (error) {
        if (error instanceof RosterError) return { file, fault: error.code };
        throw error;
      }
    },
    'staff.roster.take': ({ token, retireMissing }, { officer }) => {
      kiosk.staff.roster.take(token, { retireMissing, officerId: officer.id });
    },
    'staff.setActive': ({ employee, active }, { officer }) =>
      kiosk.staff.setActive(employee, active, officer),
    'staff.erase': ({ employee }, { officer }) => kiosk.staff.erase(employee, officer),
    'staff.pass.issue': ({ employees, months, decision }, { officer }) => {
      const { issued, unproven } = kiosk.staff.issue(employees, { months, decision }, officer);
      return { issued: [...issued], unproven: [...unproven] };
    },
    'staff.pass.revoke': ({ employee }, { officer }) => kiosk.staff.revoke(employee, officer),
    'staff.cards.save': async ({ employees }, asker) => {
      const { site } = kiosk.state;
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      const cards = kiosk.staff.cards(employees);
      if (cards.length === 0) throw new RefusedError('STAFF_REFUSED', 'none of them has a pass that holds');
      const { name: office, timeZone, language } = site;
      const at = new Date();
      const path = await asker.place(`kartu-pegawai-${civilDate(at, timeZone)}.pdf`);
      const { cardsPdf } = await import('../../staff/cards-pdf.ts');
      await asker.write(path, await cardsPdf(cards, await asker.faces(), { office, timeZone, language, at }));
      return { cards: cards.length, file: basename(path) };
    },
  };
}
