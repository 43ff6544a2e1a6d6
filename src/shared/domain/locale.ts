import * as z from 'zod';

/** The languages of the kiosk, the default first. */
export const LANGUAGES = ['id', 'en'] as const;

export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;
