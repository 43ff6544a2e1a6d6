import * as z from 'zod';
import { toBirthDate, toInstant, toPartialDate, toWrittenDate } from '../dates.ts';

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

/** The date of a dose, as it is written. */
export const DoseDateField = z.string().max(64).transform(required(toWrittenDate, 'no date'));

/** A birth date: an empty one is unknown, and counts as absent. */
export const BirthDateField = optional(required(toBirthDate, 'no date'));

export const OptionalDateField = optional(toDate);

export const InstantField = z.string().max(64).transform(required(toInstant, 'no time with a zone'));

export const DoseField = z.int().min(0).max(99);

/** An empty text counts as absent. */
function optional<T>(convert: (text: string, context: z.RefinementCtx) => T) {
  return z
    .string()
    .max(64)
    .nullish()
    .transform((text, context) => ((text ?? '').trim() === '' ? undefined : convert(text ?? '', context)));
}

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
