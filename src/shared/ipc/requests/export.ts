import * as z from 'zod';
import { ExportRequest, ExportState } from '../../domain/export.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/** Files of what is in the log, written while scans go on: one at a time. */
export const exportRequests = {
  /**
   * Asks the person where to, and begins. False: the person thought better of it. More of people than a petugas may
   * take along, and the follow-up's cases, are for an admin.
   */
  'export.start': {
    for: 'petugas',
    asks: { save: [FILES.csv, FILES.xlsx, FILES.pdf, FILES.jsonl], declined: false },
    payload: ExportRequest,
    reply: z.boolean(),
  },
  /** How the export fares, or how the last one ended. */
  'export.state': { for: 'petugas', quiet: true, payload: nothing, reply: ExportState },
  /** Ends it; nothing of its file is left. */
  'export.cancel': { for: 'petugas', payload: nothing, reply: nothing },
} as const;
