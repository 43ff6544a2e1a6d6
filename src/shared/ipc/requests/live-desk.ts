import * as z from 'zod';
import { DecisionRequest, ManualEntry, WaitingVisit } from '../../domain/live-desk.ts';
import { nothing } from './nothing.ts';

/** What the officer does at the desk while people stand before it; for a signed-in officer. */
export const liveDeskRequests = {
  /** Today's, the one that waits longest first. */
  'desk.waiting': { for: 'petugas', quiet: true, payload: nothing, reply: z.array(WaitingVisit) },
  'desk.decide': { for: 'petugas', payload: DecisionRequest, reply: nothing },
  /** Somebody without a QR. Replies with the entry's number. */
  'desk.enter': { for: 'petugas', payload: ManualEntry, reply: z.int() },
} as const;
