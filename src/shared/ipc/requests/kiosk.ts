import * as z from 'zod';
import { KioskState } from '../../domain/kiosk.ts';
import { Language } from '../../domain/locale.ts';
import { OfficerName, Pin } from '../../domain/officer.ts';
import { Site } from '../../domain/site.ts';
import { nothing } from './nothing.ts';

/** A serial port that could be a scanner. */
export const PortInfo = z.object({
  path: z.string(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  manufacturer: z.string().nullable(),
});
export type PortInfo = z.infer<typeof PortInfo>;

/** What every screen asks, and the first run. */
export const kioskRequests = {
  'kiosk.state': { for: 'anyone', quiet: true, visitors: true, payload: nothing, reply: KioskState },
  'setup.ports': { for: 'anyone', quiet: true, phase: 'setup', payload: nothing, reply: z.array(PortInfo) },
  'setup.finish': {
    for: 'anyone',
    phase: 'setup',
    payload: z.object({ site: Site, officer: z.object({ name: OfficerName, pin: Pin }) }),
    /** The recovery code, told this once; null where the office has one already. */
    reply: z.string().nullable(),
  },
  'site.setLanguage': { for: 'petugas', payload: z.object({ language: Language }), reply: nothing },
} as const;
