import { mayExport, type ExportRequest } from '#shared/domain/export.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { exportRequests } from '#shared/ipc/requests/export.ts';
import { fileName } from '../../export/file-name.ts';
import type { Kiosk } from '../../kiosk.ts';
import { RefusedError, type WorksOf } from '../answer.ts';

export function exportHandlers(kiosk: Kiosk): WorksOf<typeof exportRequests> {
  return {
    'export.start': async (request, asker) => {
      requireMay(asker.officer, request);
      const { site } = kiosk.state;
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      if (kiosk.exporter.busy) throw new RefusedError('EXPORT_REFUSED', 'one export at a time');
      const { name: office, timeZone, language } = site;
      const path = await asker.place(fileName(request, { office, timeZone, language, at: kiosk.now }));
      const faces = request.format === 'pdf' ? await asker.faces() : null;
      const { officer } = asker;
      const cases = request.kind === 'cases' ? kiosk.followUp.list(request.filter) : [];
      // It goes on after a sign-out: it is on record as this officer's, who was there when it began.
      kiosk.startExport({ request, path, officer, office, language, faces, cases });
      return true;
    },
    'export.state': () => kiosk.exporter.state,
    'export.cancel': () => kiosk.exporter.cancel(),
  };
}

/** @throws RefusedError `NOT_ALLOWED` where they may not have so much of people */
function requireMay({ role }: Officer, request: ExportRequest): void {
  const personal = request.kind === 'visits' ? request.personal : 'all';
  if (!mayExport(role, personal)) throw new RefusedError('NOT_ALLOWED', 'for an admin');
}
