import * as z from 'zod';
import {
  Employee,
  MOST_EMPLOYEES,
  PassMonths,
  PassReason,
  RosterFault,
  RosterPreview,
} from '../../domain/staff.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

const id = z.int().min(1);
/** As many as are dealt with at once. */
const ids = z.array(id).min(1).max(1000);

export const StaffList = z.object({
  employees: z.array(Employee),
  /** How many there are that fit the search. */
  total: z.int(),
  /** How many of them work here. */
  active: z.int(),
});
export type StaffList = z.infer<typeof StaffList>;

/** The office's employees: any officer may look them up, an admin changes them. */
export const staffRequests = {
  'staff.list': {
    for: 'petugas',
    quiet: true,
    payload: z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(MOST_EMPLOYEES) }),
    reply: StaffList,
  },
  /** Asks the person for a file and says what taking it would do. Null: the person chose none. */
  'staff.roster.choose': {
    for: 'admin',
    asks: { open: FILES.table, declined: null },
    payload: nothing,
    reply: z.union([RosterPreview, z.object({ file: z.string(), fault: RosterFault })]).nullable(),
  },
  'staff.roster.take': {
    for: 'admin',
    payload: z.strictObject({ token: z.uuid(), retireMissing: z.boolean() }),
    reply: nothing,
  },
  'staff.setActive': {
    for: 'admin',
    payload: z.strictObject({ employee: id, active: z.boolean() }),
    reply: Employee,
  },
  /** Shreds what is kept of somebody who works here no more. */
  'staff.erase': { for: 'admin', payload: z.strictObject({ employee: id }), reply: nothing },
  'staff.pass.issue': {
    for: 'admin',
    payload: z.strictObject({
      employees: ids,
      months: PassMonths,
      /** For those whose certificate was not scanned here; null: they get none. */
      decision: z
        .strictObject({ reason: PassReason, note: z.string().trim().max(200).optional() })
        .nullable(),
    }),
    reply: z.object({ issued: z.array(id), unproven: z.array(id) }),
  },
  'staff.pass.revoke': { for: 'admin', payload: z.strictObject({ employee: id }), reply: Employee },
  /** Writes the valid passes of these employees to a PDF that the person names. Null: they named none. */
  'staff.cards.save': {
    for: 'admin',
    quiet: true,
    asks: { save: [FILES.pdf], declined: null },
    payload: z.strictObject({ employees: ids }),
    reply: z.object({ cards: z.int(), file: z.string() }).nullable(),
  },
} as const;
