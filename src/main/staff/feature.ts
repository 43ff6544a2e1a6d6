import { basename } from 'node:path';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { staffRequests } from '#shared/ipc/requests/staff.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { readWithin } from '../paper/read-within.ts';
import { RosterError } from './errors.ts';
import { LARGEST_FILE } from './roster/table.ts';
import { Staff } from './staff.ts';

/** The office's employees and their passes. */
export function staffFeature({ room, site, now, timeZone, threads, attempt }: Ground) {
  const staff = room.keep(({ log }) => new Staff({ log, threads, now, timeZone }));
  /** Reads the roll anew where another process changed it. */
  const refresh = (): boolean => {
    if (room.fault === null) attempt('staff', () => staff.orNull?.refresh());
    return false;
  };
  return {
    service: staff,
    /** Keeps what scans told of employees, once the visitor has the verdict. */
    settle: () => attempt('staff', () => staff.orNull?.settle()),
    start: refresh,
    tick: refresh,
    handle: {
      'staff.list': ({ text, limit }) => staff.it.list(text, limit),
      'staff.roster.choose': async (_, asker) => {
        const path = await asker.file();
        const file = basename(path);
        const bytes = await readWithin(path, LARGEST_FILE);
        asker.still();
        if (typeof bytes === 'string') return { file, fault: bytes };
        try {
          return await staff.it.roster.preview(file, bytes);
        } catch (error) {
          if (error instanceof RosterError) return { file, fault: error.code };
          throw error;
        }
      },
      'staff.roster.take': ({ token, retireMissing }, { officer }) => {
        staff.it.roster.take(token, { retireMissing, officerId: officer.id });
      },
      'staff.setActive': ({ employee, active }, { officer }) => staff.it.setActive(employee, active, officer),
      'staff.erase': ({ employee }, { officer }) => staff.it.erase(employee, officer),
      'staff.pass.issue': ({ employees, months, decision }, { officer }) => {
        const { issued, unproven } = staff.it.issue(employees, { months, decision }, officer);
        return { issued: [...issued], unproven: [...unproven] };
      },
      'staff.pass.revoke': ({ employee }, { officer }) => staff.it.revoke(employee, officer),
      'staff.cards.save': async ({ employees }, asker) => {
        const office = site();
        if (!office) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
        const cards = staff.it.cards(employees);
        if (cards.length === 0) throw new RefusedError('STAFF_REFUSED', 'none of them has a pass that holds');
        const { name, language } = office;
        const at = new Date();
        const day = civilDate(at, office.timeZone);
        const path = await asker.place(`kartu-pegawai-${day}.pdf`);
        const { cardsPdf } = await import('./cards-pdf.ts');
        const order = { office: name, timeZone: office.timeZone, language, at };
        await asker.write(path, await cardsPdf(cards, await asker.faces(), order));
        return { cards: cards.length, file: basename(path) };
      },
    },
  } satisfies Feature<typeof staffRequests> & { readonly settle: unknown };
}
