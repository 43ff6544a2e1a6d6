import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNik, nikHasBirthDate } from '#shared/domain/nik.ts';

describe('a NIK', () => {
  test.each([
    ['of a man born on 5 March 1980', '6409040503800001', 'male', { day: 5, month: 3, year: 80 }],
    ['of a woman born on 5 March 1980', '6409044503800001', 'female', { day: 5, month: 3, year: 80 }],
    ['of 29 February', '1101012902000001', 'male', { day: 29, month: 2, year: 0 }],
    ['of the newest province', '9701013112990001', 'male', { day: 31, month: 12, year: 99 }],
  ] as const)('%s', (_, nik, sex, birth) => {
    expect(checkNik(nik)).toEqual({ ok: true, sex, birth });
  });

  test.each([
    ['too short', '640904050380000', 'LENGTH'],
    ['with a letter', '64090405038O0001', 'LENGTH'],
    ['of no province', '0909040503800001', 'PROVINCE'],
    ['of no regency', '6400040503800001', 'DISTRICT'],
    ['of no district', '6409000503800001', 'DISTRICT'],
    ['of a thirteenth month', '6409040513800001', 'DATE'],
    ['of 31 February', '6409043102800001', 'DATE'],
    ['of the day 0', '6409040003800001', 'DATE'],
    ['of the day 40', '6409044003800001', 'DATE'],
    ['without a serial number', '6409040503800000', 'SERIAL'],
  ])('%s is none', (_, nik, problem) => {
    expect(checkNik(nik)).toEqual({ ok: false, problem });
  });

  test('of any birth date is one, and has that birth date and no other', () => {
    const born = fc.date({ min: new Date('1925-01-01'), max: new Date('2024-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(born, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (date, female, serial) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        const shown = String(Number(dayOfMonth) + (female ? 40 : 0)).padStart(2, '0');
        const check = checkNik(`640904${shown}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`);
        if (!check.ok) throw new Error(check.problem);
        expect(check.sex).toBe(female ? 'female' : 'male');
        expect(nikHasBirthDate(check, day)).toBe(true);
        const next = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
        expect(nikHasBirthDate(check, next)).toBe(false);
      }),
    );
  });

  test('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkNik(text).ok === 'boolean'));
  });
});
