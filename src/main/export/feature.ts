import { mayExport, type ExportRequest } from '#shared/domain/export.ts';
import type { FollowCase } from '#shared/domain/follow-up.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { exportRequests } from '#shared/ipc/requests/export.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { Ground } from '../ground.ts';
import type { InLog } from '../in-log.ts';
import type { Exports } from './exporter.ts';
import { fileName } from './file-name.ts';
import { ThreadedExporter } from './threaded-exporter.ts';

/** Files of what is in the log, written beside the thread that scans share. */
export function exportFeature(
  { room, site, now, timeZone, data, threads, report }: Ground,
  { followUp }: { readonly followUp: InLog<FollowUp> },
) {
  const exporter = room.keep<Exports>(
    ({ log, officers }) =>
      new ThreadedExporter({
        log,
        officers,
        now,
        timeZone,
        threads,
        keepOut: data.folder,
        path: data.log,
      }),
    (it) => it.cancel(),
  );
  return {
    service: exporter,
    handle: {
      'export.start': async (request, asker) => {
        requireMay(asker.officer, request);
        const office = site();
        if (!office) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
        if (exporter.it.busy) throw new RefusedError('EXPORT_REFUSED', 'one export at a time');
        const { name, language } = office;
        const path = await asker.place(
          fileName(request, { office: name, timeZone: office.timeZone, language, at: now() }),
        );
        const faces = request.format === 'pdf' ? await asker.faces() : null;
        const { officer } = asker;
        const cases: Iterable<FollowCase> = request.kind === 'cases' ? followUp.it.list(request.filter) : [];
        // It goes on after a sign-out: it is on record as this officer's, who was there when it began.
        exporter.it
          .start({ request, path, officer, office: name, language, faces, cases })
          .catch((error: unknown) => report('export', error));
        return true;
      },
      'export.state': () => exporter.it.state,
      'export.cancel': () => exporter.it.cancel(),
    },
  } satisfies Feature<typeof exportRequests>;
}

/** @throws RefusedError `NOT_ALLOWED` where they may not have so much of people */
function requireMay({ role }: Officer, request: ExportRequest): void {
  const personal = request.kind === 'visits' ? request.personal : 'all';
  if (!mayExport(role, personal)) throw new RefusedError('NOT_ALLOWED', 'for an admin');
}
