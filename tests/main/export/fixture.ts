import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportRequest, VisitExport } from '../../../src/shared/domain/export.ts';
import { Exporter, type ExportOrder } from '../../../src/main/export/exporter.ts';
import type { EntryLog } from '../../../src/main/log/entry-log.ts';
import { testFaces } from '../../support/faces.ts';
import { temporaryFolder, temporaryLog } from '../log/fixture.ts';

export const NOW = new Date('2022-03-01T06:00:00.000Z');
export const OFFICER = { id: 3, name: 'Budi Santoso' };
export const ALL = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };

export interface Office {
  readonly log: EntryLog;
  readonly exporter: Exporter;
  /** The kiosk's own folder. */
  readonly own: string;
  /** A folder for files. */
  readonly folder: string;
  readonly order: (request: ExportRequest, file: string, change?: Partial<ExportOrder>) => ExportOrder;
}

export function office(): Office {
  const own = temporaryFolder();
  const folder = join(temporaryFolder(), 'usb');
  mkdirSync(folder);
  const { log } = temporaryLog(join(own, 'gerbang.db'));
  const exporter = new Exporter({
    log,
    officers: { list: () => [OFFICER] },
    now: () => NOW,
    timeZone: () => 'Asia/Makassar',
    keepOut: own,
  });
  const order = (request: ExportRequest, file: string, change: Partial<ExportOrder> = {}): ExportOrder => ({
    request,
    path: join(folder, file),
    officer: OFFICER,
    office: 'Kantor Bupati Penajam Paser Utara',
    language: 'id',
    faces: testFaces(),
    cases: [],
    ...change,
  });
  return { log, exporter, own, folder, order };
}

export function visits(change: Partial<VisitExport> = {}): VisitExport {
  return { kind: 'visits', format: 'csv', filter: ALL, personal: 'all', ...change };
}
