import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { secondLanguage } from '../../../src/renderer/i18n/text.tsx';
import { parameters } from './parameters.ts';

const SRC = join(import.meta.dirname, '../../../src');
const RENDERER = join(SRC, 'renderer');
const Catalogue = z.record(z.string(), z.string());

/** A catalogue's folder below `src/renderer`, and its two languages. */
const catalogues = await Promise.all(
  globSync('{i18n/id,**/texts.id}.ts', { cwd: RENDERER })
    .sort()
    .map(async (file) => {
      const found = z.object({ id: Catalogue }).parse(await import(join(RENDERER, file)));
      const other = await import(join(RENDERER, file.replace(/id\.ts$/, 'en.ts')));
      return { folder: dirname(file), id: found.id, en: z.object({ en: Catalogue }).parse(other).en };
    }),
);

/** All code that may say something, by its path below `src`; the catalogues themselves say nothing. */
const code = globSync('{renderer,shared}/**/*.{ts,tsx}', { cwd: SRC })
  .filter((file) => !/(?:texts\.|i18n\/)(?:id|en)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** Members of families, by which code chooses, that are alike by chance: one may change without the other. */
const ALIKE = new Set([
  'i18n: fault.LOG_UNAVAILABLE.todo',
  'i18n: fault.start.todo',
  'officer: section.scanner',
  'officer/diagnostics: check.scanner',
  'officer/export: personal',
  'officer/office: tab.privacy',
  'officer/officers: col.created',
  'ui/site-card: issuedAt',
  'officer/policy: field.vaccination.validityDays.note',
  'officer/policy: field.booster.validityDays.note',
  'officer/policy: field.tests.naat.note',
  'officer/policy: field.tests.antigen.note',
  'officer/policy: field.tests.other.note',
  'officer/policy: field.recovery.fromDay.note',
  'officer/policy: field.recovery.untilDay.note',
  'officer/scanner: state.denied',
  'officer/scanner: probe.denied',
  'officer/scanner: state.busy',
  'officer/scanner: probe.busy',
  'officer/scanner: ending.oversize',
  'officer/staff: problem.CELL_TOO_LONG',
  'officer/staff: problem.NAME_MISSING',
  'officer/staff: problem.BIRTH_DATE_MISSING',
  'officer/trail: action.UPDATE_REFUSED',
  'officer/updates: refused.title',
]);

describe.each(catalogues)('the catalogue of $folder', ({ folder, id, en }) => {
  it('has the same strings in both languages, which ask for the same parameters', () => {
    expect(Object.keys(id).length).toBeGreaterThan(0);
    const asked = (messages: Record<string, string>) =>
      Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, parameters(message)]));
    expect(asked(en)).toEqual(asked(id));
  });

  it('has no string that nothing says', () => {
    const isNamed = namer(folder);
    expect(Object.keys(id).filter((key) => !isNamed(key))).toEqual([]);
  });
});

it('have a key of their own each, where they are said together', () => {
  const keysOf = (wanted: string) =>
    catalogues.filter(({ folder }) => folder === wanted).flatMap(({ id }) => Object.keys(id));
  const again = catalogues.flatMap(({ folder, id }) =>
    ['i18n', 'officer']
      .filter((above) => above !== folder && (above === 'i18n' || folder.startsWith(`${above}/`)))
      .flatMap(keysOf)
      .filter((key) => key in id)
      .map((key) => `${folder}: ${key}`),
  );
  expect(again).toEqual([]);
});

it('says nothing twice: what several say is a word of all', () => {
  const said = Map.groupBy(
    catalogues.flatMap(({ folder, id, en }) =>
      Object.keys(id).map((key) => ({ name: `${folder}: ${key}`, words: `${id[key]} | ${en[key]}` })),
    ),
    ({ words }) => words,
  );
  const twice = [...said.values()]
    .filter((names) => names.length > 1 && !names.every(({ name }) => ALIKE.has(name)))
    .map((names) => names.map(({ name }) => name));
  expect(twice).toEqual([]);
});

it('is given what it asks for: what asks for something is never said without', () => {
  // Where catalogues have the same key, whichever is meant.
  const asks = (key: string) =>
    catalogues.every(({ en }) => en[key] === undefined || parameters(en[key]).length > 0);
  const known = new Set(catalogues.flatMap(({ en }) => Object.keys(en)));
  const bare = code.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)',?\s*\)/g)].flatMap(([, key = '']) =>
      known.has(key) && asks(key) ? [`${file}: ${key}`] : [],
    ),
  );
  expect(bare).toEqual([]);
});

it('finds what a message asks for', () => {
  expect(parameters('{a} {b, plural, one {# {c}} other {#}}')).toEqual(['a', 'b', 'c']);
});

it('stand beneath one another, never the same twice', () => {
  expect(secondLanguage('id')).toBe('en');
  expect(secondLanguage('en')).toBe('id');
});

/**
 * Whether the code near a catalogue names a key: in quotes, as a property, or by a pattern that it fits. Near is the
 * catalogue's folder, whoever says its strings, and the values that the shared code hands on.
 */
function namer(folder: string): (key: string) => boolean {
  const hook = folder === 'i18n' ? '' : readFileSync(join(RENDERER, folder, 'texts.en.ts'), 'utf8');
  const means = [/use\w+Text(?= = featureText)/.exec(hook)?.[0] ?? '', `${basename(folder)}/texts.`];
  const text = code
    .filter(
      ({ file, text }) =>
        folder === 'i18n' ||
        file.startsWith(`renderer/${folder}/`) ||
        file.startsWith('shared/domain/') ||
        means.some((mark) => text.includes(mark)),
    )
    .map((each) => each.text)
    .join('\n');
  const properties = new Set([...text.matchAll(/\b(\w+)\??:/g)].map(([, name]) => name));
  const patterns = [...text.matchAll(/`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)]
    .map(([, template = '']) => template.split(/\$\{[^}]*\}/))
    .filter((parts) => parts.length > 1 && parts.some((part) => /\w/.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => RegExp.escape(part)).join('[\\w.-]+')}$`));
  return (key) =>
    text.includes(`'${key}'`) || properties.has(key) || patterns.some((pattern) => pattern.test(key));
}
