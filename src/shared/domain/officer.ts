import * as z from 'zod';
import { plainLine } from './person-name.ts';

export const ROLES = ['petugas', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Six to twelve digits. */
export const Pin = z.string().regex(/^\d{6,12}$/);

export const OfficerName = z.string().max(480, { abort: true }).overwrite(plainLine).min(1).max(80);

export const Officer = z.object({ id: z.int(), name: OfficerName, role: Role });
export type Officer = z.infer<typeof Officer>;

/** An officer as the admin sees the account. */
export const OfficerAccount = Officer.extend({
  /** Who is not active signs in no more; what they did stays on record. */
  active: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Null: never, or not since accounts tell. */
  lastSignIn: z.iso.datetime().nullable(),
});
export type OfficerAccount = z.infer<typeof OfficerAccount>;

/** Whether a PIN is among the first that anybody tries: one digit, digits in a row, one group over and over. */
export function isWeakPin(pin: string): boolean {
  if (/^(\d{1,3})\1+$/.test(pin)) return true;
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, place) => (digit - (digits[place] ?? 0) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}
