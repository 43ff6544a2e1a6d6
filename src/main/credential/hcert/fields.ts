import * as z from 'zod';
import { toInstant, toPartialDate } from './dates.ts';

/*
 * The kinds of field that the schemas of health certificates share. Text is read as NFC, as the eHN HCERT
 * specification wants (section 3.3.7), and an explicit null as an absent member.
 */

export const Text = z.string().max(500).transform(clean);
export const RequiredText = Text.refine((text) => text !== '', 'empty');
export const OptionalText = Text.nullish().transform((text) => text || undefined);

const toDate = required(toPartialDate, 'no date');

/** A civil date that must be there. */
export const DateField = z.string().max(64).transform(toDate);

/** A birth date: an empty one is unknown, and counts as absent. */
export const BirthDateField = z
  .string()
  .max(64)
  .nullish()
  .transform((text, context) => ((text ?? '').trim() === '' ? undefined : toDate(text ?? '', context)));

export const OptionalDateField = BirthDateField;

export const InstantField = z.string().max(64).transform(required(toInstant, 'no time with a zone'));

export const DoseField = z.int().min(0).max(99);

/** A transform that refuses what `convert` cannot read. */
function required<T>(convert: (text: string) => T | undefined, message: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = convert(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}
