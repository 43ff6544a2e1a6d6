import * as z from 'zod';
import { Officer, OfficerAccount, OfficerName, Pin, Role } from '../../domain/officer.ts';
import { nothing } from './nothing.ts';

const id = z.int().min(1);

/** Who is at the desk, and who may be. */
export const officerRequests = {
  'officer.signIn': {
    for: 'anyone',
    quiet: true,
    phase: 'ready',
    payload: z.object({ pin: z.string().max(64) }),
    reply: Officer,
  },
  'officer.signOut': { for: 'anyone', quiet: true, payload: nothing, reply: nothing },
  'officer.changePin': {
    for: 'petugas',
    payload: z.strictObject({ current: z.string().max(64), next: Pin }),
    reply: nothing,
  },
  /** For whoever has the recovery code: a new PIN for the admin. Replies with the next code, told once. */
  'officer.recover': {
    for: 'anyone',
    phase: 'ready',
    payload: z.strictObject({ code: z.string().max(64), pin: Pin }),
    reply: z.object({ officer: Officer, code: z.string() }),
  },
  /** These are for an admin. */
  'officers.list': { for: 'admin', quiet: true, payload: nothing, reply: z.array(OfficerAccount) },
  'officers.create': {
    for: 'admin',
    payload: z.strictObject({ name: OfficerName, role: Role, pin: Pin }),
    reply: z.array(OfficerAccount),
  },
  'officers.change': {
    for: 'admin',
    payload: z.strictObject({ id, role: Role.optional(), active: z.boolean().optional() }),
    reply: z.array(OfficerAccount),
  },
  'officers.setPin': { for: 'admin', payload: z.strictObject({ id, pin: Pin }), reply: nothing },
  /** A new recovery code, told once; the one before is void. */
  'officers.recoveryCode': { for: 'admin', payload: nothing, reply: z.string() },
} as const;
