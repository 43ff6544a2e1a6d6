import * as z from 'zod';
import { Reason } from './reason.ts';

export const DECISIONS = ['admit', 'refer', 'deny'] as const;
export const Decision = z.enum(DECISIONS);
export type Decision = z.infer<typeof Decision>;

/** PeduliLindungi's four categories, from the best to the worst. */
export const CATEGORIES = ['hijau', 'kuning', 'merah', 'hitam'] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** What the office decides on a scan. The first reason is the one that people are told. */
export const Verdict = z.object({
  decision: Decision,
  category: Category,
  reasons: z.array(Reason).min(1),
});
export type Verdict = z.infer<typeof Verdict>;

/**
 * *verified*: authentic and signed by a trusted key; *untrusted*: well-formed, but no such key, or its key may
 * not sign this; *invalid*: malformed, forged or outside its time.
 */
export const OUTCOMES = ['verified', 'untrusted', 'invalid'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;
