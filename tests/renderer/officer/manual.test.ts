import { describe, expect, test } from 'vitest';
import {
  EMPTY_DRAFT,
  isEmpty,
  manualEntryOf,
  problemsOf,
  type Draft,
} from '../../../src/renderer/officer/manual/draft.ts';

const TODAY = '2022-03-24';
const DONE: Draft = {
  ...EMPTY_DRAFT,
  name: ' Nur Hayati ',
  purpose: 'Legalisir akta',
  shown: 'card',
  category: 'hijau',
};
const problems = (change: Partial<Draft>) => problemsOf({ ...DONE, ...change }, TODAY);

describe('somebody without a QR, as typed', () => {
  test('needs a name, a purpose, what was shown and a category, and nothing else', () => {
    expect(Object.keys(problemsOf(EMPTY_DRAFT, TODAY)).sort()).toEqual([
      'category',
      'name',
      'purpose',
      'shown',
    ]);
    expect(problems({})).toEqual({});
    expect(isEmpty(EMPTY_DRAFT)).toBe(true);
    expect(isEmpty(DONE)).toBe(false);
  });

  test('tells what is wrong with a NIK, and how many digits it has', () => {
    expect(problems({ nik: '6409 0445 0380' })).toEqual({
      nik: { key: 'problem.nik.LENGTH', params: { count: 12 } },
    });
    expect(problems({ nik: '6409044513800001' })).toEqual({ nik: { key: 'problem.nik.DATE' } });
  });

  test('tells that the birth date is another than the NIK has', () => {
    const nik = '6409044503800001';
    expect(problems({ nik, born: '1980-03-05' })).toEqual({});
    expect(problems({ nik, born: '1980-03-06' })).toMatchObject({
      born: { key: 'problem.nik.born', params: { day: '05', month: '03', year: '80' } },
    });
    expect(problems({ born: '2022-03-25' })).toMatchObject({ born: { key: 'problem.born' } });
  });

  test('is asked for in normal forms, without what is empty', () => {
    expect(
      manualEntryOf({ ...DONE, nik: '6409 0445 0380 0001', phone: '0812-3456-7890' }, 'deny', 'NO_PROOF'),
    ).toEqual({
      name: 'Nur Hayati',
      purpose: 'Legalisir akta',
      shown: 'card',
      category: 'hijau',
      decision: 'deny',
      reason: 'NO_PROOF',
      nik: '6409044503800001',
      phone: '+6281234567890',
    });
  });
});
