import { Policy } from '#shared/domain/policy.ts';
import { LONGEST_DRAFT } from '#shared/domain/policy-desk.ts';
import { Rule } from '#shared/domain/rule.ts';

/** What a text of rules came to. */
export type Imported =
  | { readonly kind: 'not-json'; readonly message: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'policy'; readonly policy: Policy }
  | {
      readonly kind: 'rules';
      readonly policy: Policy;
      readonly added: number;
      readonly replaced: number;
      /** What is no rule, by its place in the text, from 1, and why not. English, for IT staff. */
      readonly refused: readonly { readonly place: number; readonly message: string }[];
    };

/**
 * Takes rules out of a JSON text: one rule, a list of rules, or a whole policy file. A rule of the same identifier
 * and version takes the place of the former one.
 */
export function importRules(text: string, into: Policy): Imported {
  if (text.length > LONGEST_DRAFT) return { kind: 'too-long' };
  let json: unknown;
  try {
    // Some published files begin with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'not-json', message: error instanceof Error ? error.message : '' };
  }
  try {
    return take(json, into);
  } catch (error) {
    // What recurses gives up on JSON that is nested without end.
    if (error instanceof RangeError) return { kind: 'not-json', message: error.message };
    throw error;
  }
}

function take(json: unknown, into: Policy): Imported {
  const whole = Policy.safeParse(json).data;
  if (whole) return { kind: 'policy', policy: whole };

  const entries = new Map(into.rules.entries.map((rule) => [idOf(rule), rule]));
  const refused: { place: number; message: string }[] = [];
  let added = 0;
  let replaced = 0;
  (Array.isArray(json) ? json : [json]).forEach((item: unknown, i) => {
    const rule = Rule.safeParse(item);
    if (!rule.success) {
      const [issue] = rule.error.issues;
      refused.push({ place: i + 1, message: issue ? `${issue.path.join('.')}: ${issue.message}` : '' });
      return;
    }
    if (entries.has(idOf(rule.data))) replaced += 1;
    else added += 1;
    entries.set(idOf(rule.data), rule.data);
  });
  const policy = { ...into, rules: { ...into.rules, entries: [...entries.values()] } };
  return { kind: 'rules', policy, added, replaced, refused };
}

/** What tells two rules apart. */
export function idOf({ Identifier, Version }: Rule): string {
  return `${Identifier} ${Version}`;
}
