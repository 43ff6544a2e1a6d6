import { mayExport, type ExportFormat, type ExportRequest } from '#shared/domain/export.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { exportRequests } from '#shared/ipc/requests/export.ts';
import { fileName } from '../../export/file-name.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

const NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel',
  pdf: 'PDF',
  jsonl: 'JSON Lines',
};

export function exportHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof exportRequests> {
  return {
    'export.start': async (request) => {
      const officer = allowed(guard, request);
      const { desktop } = kiosk;
      const { site } = kiosk.state;
      if (!site || !desktop) throw new RefusedError('WRONG_PHASE', 'there is no office, or no window');
      if (await refusing(() => kiosk.exporter.busy)) throw busy();
      const { name: office, timeZone, language } = site;
      const name = fileName(request, { office, timeZone, language, at: kiosk.now });
      const { format } = request;
      const path = await desktop.saveFile(name, { name: NAMES[format], extensions: [format] });
      if (path === null) return false;
      // The dialog may have stood there for long.
      if (allowed(guard, request).id !== officer.id) throw new RefusedError('NOT_ALLOWED', 'another officer');
      const faces = format === 'pdf' ? await desktop.faces() : null;
      await refusing(() => {
        const cases = request.kind === 'cases' ? kiosk.followUp.list(request.filter) : [];
        kiosk.startExport({ request, path, officer, office, language, faces, cases });
      });
      return true;
    },
    'export.state': () => {
      guard.requireOfficer();
      return refusing(() => kiosk.exporter.state);
    },
    'export.cancel': async () => {
      guard.requireOfficer();
      await refusing(() => kiosk.exporter.cancel());
    },
  };
}

/** Who asks for it, where they may have so much of people. */
function allowed(guard: Guard, request: ExportRequest): Officer {
  const officer = guard.requireOfficer();
  const personal = request.kind === 'visits' ? request.personal : 'all';
  return mayExport(officer.role, personal) ? officer : guard.requireAdmin();
}

function busy(): RefusedError {
  return new RefusedError('EXPORT_REFUSED', 'one export at a time');
}
