import * as z from 'zod';

export const Role = z.enum(['petugas', 'admin']);
export type Role = z.infer<typeof Role>;

/** Six to twelve digits. */
export const Pin = z.string().regex(/^\d{6,12}$/);

export const OfficerName = z.string().trim().min(1).max(80);

export const Officer = z.object({ id: z.int(), name: OfficerName, role: Role });
export type Officer = z.infer<typeof Officer>;
