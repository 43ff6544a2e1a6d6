import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { secondLanguage } from '../../../src/renderer/i18n/text.tsx';
import { parameters } from './parameters.ts';

const FOLDER = join(import.meta.dirname, '../../../src/renderer/i18n');

/** The pairs: `id.ts` and `en.ts`, and for each section `NAME.id.ts` and `NAME.en.ts`. */
const names = readdirSync(FOLDER)
  .filter((file) => /^(?:.+\.)?id\.ts$/.test(file))
  .map((file) => file.replace(/id\.ts$/, ''));

async function catalogue(file: string): Promise<Record<string, string>> {
  const module = z.record(z.string(), z.unknown()).parse(await import(join(FOLDER, file)));
  const found = Object.values(module).find((value) => typeof value === 'object');
  return z.record(z.string(), z.string()).parse(found);
}

const pairs = await Promise.all(
  names.map(async (name) => ({
    name: name === '' ? 'the common one' : name.replace(/\.$/, ''),
    id: await catalogue(`${name}id.ts`),
    en: await catalogue(`${name}en.ts`),
  })),
);

describe.each(pairs)('the two catalogues: $name', ({ id, en }) => {
  it('have the same strings', () => {
    expect(Object.keys(id).length).toBeGreaterThan(0);
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
  });

  it.each(Object.entries(id))('ask for the same parameters: %s', (key, message) => {
    expect(parameters(en[key] ?? '')).toEqual(parameters(message));
  });
});

it('finds what a message asks for', () => {
  expect(parameters('{a} {b, plural, one {# {c}} other {#}}')).toEqual(['a', 'b', 'c']);
});

it('stand beneath one another, never the same twice', () => {
  expect(secondLanguage('id')).toBe('en');
  expect(secondLanguage('en')).toBe('id');
});
