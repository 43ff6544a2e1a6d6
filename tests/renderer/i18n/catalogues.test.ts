import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/renderer/i18n/en.ts';
import { id } from '../../../src/renderer/i18n/id.ts';
import { secondLanguage } from '../../../src/renderer/i18n/text.tsx';

/** The parameters that a message asks for, sorted. */
function parameters(message: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    // Every element of a parsed message but plain text (type 0) and `#` (type 7) names its parameter in `value`.
    if ('type' in node && 'value' in node && node.type !== 0 && node.type !== 7)
      found.add(String(node.value));
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe('the two catalogues', () => {
  it('have the same strings', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
  });

  it.each(Object.entries(id))('ask for the same parameters: %s', (key, message) => {
    const english = Object.entries(en).find(([name]) => name === key)?.[1] ?? '';
    expect(parameters(english)).toEqual(parameters(message));
  });

  it('find what a message asks for', () => {
    expect(parameters('{a} {b, plural, one {# {c}} other {#}}')).toEqual(['a', 'b', 'c']);
  });

  it('stand beneath one another, never the same twice', () => {
    expect(secondLanguage('id')).toBe('en');
    expect(secondLanguage('en')).toBe('id');
  });
});
