import * as z from 'zod';
import { OfficeCode, OfficeKind } from '../../domain/office.ts';
import { OfficeSettings } from '../../domain/site.ts';
import { nothing } from './nothing.ts';

/** The office's settings; for an admin. */
export const officeRequests = {
  'office.save': { for: 'admin', payload: z.strictObject({ settings: OfficeSettings }), reply: nothing },
  /** What the regency calls this office, and what it is. */
  'office.identify': {
    for: 'admin',
    payload: z.strictObject({ code: OfficeCode.nullable(), kind: OfficeKind.nullable() }),
    reply: nothing,
  },
  /** Moves the officer's desk to the next display; visitors have the others. On record. */
  'displays.moveDesk': { for: 'admin', payload: nothing, reply: nothing },
} as const;
