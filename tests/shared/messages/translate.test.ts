import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../src/shared/messages/translate.ts';

const catalogue = {
  plain: 'Silakan masuk',
  day: 'Berlaku mulai {day}',
  count: '{count, plural, one {# visitor} other {# visitors}}',
  big: '{n, number}',
  markup: 'a < b and <b>{name}</b>',
};

describe('a translator', () => {
  test.each([
    ['id', '2022-03-03', 'Berlaku mulai 3 Maret 2022'],
    ['en', '2022-03-03', 'Berlaku mulai 3 March 2022'],
    ['id', '2022-03', 'Berlaku mulai Maret 2022'],
    ['id', '2022', 'Berlaku mulai 2022'],
    ['en', '2024-02-29', 'Berlaku mulai 29 February 2024'],
  ] as const)('writes a date in %s as people do: %s', (language, day, said) => {
    expect(createTranslator(language, catalogue)('day', { day })).toBe(said);
  });

  test('never shifts a date by the time zone of the machine', () => {
    const said = (zone: string) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        return createTranslator('id', catalogue)('day', { day: '2022-03-03' });
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    };
    expect([said('Pacific/Kiritimati'), said('Pacific/Pago_Pago')]).toEqual([
      'Berlaku mulai 3 Maret 2022',
      'Berlaku mulai 3 Maret 2022',
    ]);
  });

  test('writes numbers and plurals by the language', () => {
    expect(createTranslator('id', catalogue)('big', { n: 1234567 })).toBe('1.234.567');
    expect(createTranslator('en', catalogue)('big', { n: 1234567 })).toBe('1,234,567');
    expect(createTranslator('en', catalogue)('count', { count: 1 })).toBe('1 visitor');
  });

  test('takes parameters as text, never as a message or as markup', () => {
    const t = createTranslator('en', catalogue);
    expect(t('day', { day: '{evil}' })).toBe('Berlaku mulai {evil}');
    expect(t('markup', { name: '<i>' })).toBe('a < b and <b><i></b>');
    fc.assert(
      fc.property(fc.string(), (day) => {
        fc.pre(!/^\d{4}-\d{2}(-\d{2})?$/.test(day));
        expect(t('day', { day })).toBe(`Berlaku mulai ${day}`);
      }),
    );
  });

  test('says a missing parameter loudly', () => {
    expect(() => createTranslator('en', catalogue)('day')).toThrow(/day/);
  });

  test('knows at compile time which keys there are', () => {
    const t = createTranslator('id', catalogue);
    // @ts-expect-error: no such key
    expect(t('nothing')).toBeUndefined();
    expect(t('plain')).toBe('Silakan masuk');
  });
});
