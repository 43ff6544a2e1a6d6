import { describe, expect, it } from 'vitest';
import { en } from '../../../src/renderer/i18n/en.ts';
import { id } from '../../../src/renderer/i18n/id.ts';
import { secondLanguage } from '../../../src/renderer/i18n/text.tsx';
import { parameters } from './parameters.ts';

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
