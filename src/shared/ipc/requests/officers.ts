import * as z from 'zod';
import { Officer, OfficerAccount, OfficerName, Pin, Role } from '../../domain/officer.ts';
import { nothing } from './nothing.ts';

const id = z.int().min(1);

/** Who is at the desk, and who may be. */
export const officerRequests = {
  'officer.signIn': { payload: z.object({ pin: z.string().max(64) }), reply: Officer },
  'officer.signOut': { payload: nothing, reply: nothing },
  'officer.changePin': {
    payload: z.strictObject({ current: z.string().max(64), next: Pin }),
    reply: nothing,
  },
  /** For whoever has the recovery code: a new PIN for the admin. Replies with the next code, told once. */
  'officer.recover': {
    payload: z.strictObject({ code: z.string().max(64), pin: Pin }),
    reply: z.object({ officer: Officer, code: z.string() }),
  },
  /** These are for an admin. */
  'officers.list': { payload: nothing, reply: z.array(OfficerAccount) },
  'officers.create': {
    payload: z.strictObject({ name: OfficerName, role: Role, pin: Pin }),
    reply: z.array(OfficerAccount),
  },
  'officers.change': {
    payload: z.strictObject({ id, role: Role.optional(), active: z.boolean().optional() }),
    reply: z.array(OfficerAccount),
  },
  'officers.setPin': { payload: z.strictObject({ id, pin: Pin }), reply: nothing },
  /** A new recovery code, told once; the one before is void. */
  'officers.recoveryCode': { payload: nothing, reply: z.string() },
} as const;
