import * as z from 'zod';

/** What an office is: a department of the regency, a subdistrict, an urban or a rural village, a health centre. */
export const OFFICE_KINDS = ['skpd', 'kecamatan', 'kelurahan', 'desa', 'puskesmas', 'lain'] as const;
export const OfficeKind = z.enum(OFFICE_KINDS);
export type OfficeKind = z.infer<typeof OfficeKind>;

/** What the regency calls an office in its lists: `SKPD-07`, `64.09.01.2001`. */
export const OfficeCode = z
  .string()
  .regex(/^[A-Z0-9](?:[A-Z0-9.-]{0,22}[A-Z0-9])?$/, 'up to 24 of A–Z, 0–9, dots and hyphens');

/** A name that is printed and shown: nothing that a screen, a spreadsheet or a file system would take for more. */
export const PrintedName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'one line, without signs that cannot be seen')
  .regex(/^[^=+@-]/, 'it begins with a letter or a figure');

/** What the poster at an office's door has as its own code, before the office's code. */
export const OFFICE_PREFIX = 'GERBANG-OFFICE:';
