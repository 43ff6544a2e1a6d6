import * as z from 'zod';

/** The keyboards that a scanner that types may be set to: what it believes the computer to have. */
export const KEYBOARD_LAYOUTS = ['us', 'gb', 'de', 'fr', 'es', 'it'] as const;
export const KeyboardLayout = z.enum(KEYBOARD_LAYOUTS);
export type KeyboardLayout = z.infer<typeof KeyboardLayout>;
