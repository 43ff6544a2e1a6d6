import { describe, expect, test } from 'vitest';
import { daysOf, instantsOf } from '../../../src/renderer/officer/review/period.ts';
import {
  filterOf,
  isNarrowed,
  NEW_QUERY,
  problemOf,
  type Query,
} from '../../../src/renderer/officer/review/query.ts';

const TODAY = '2022-03-24';
const WITA = 'Asia/Makassar';

describe('a period, in days at the office', () => {
  test.each([
    ['today', '2022-03-24', '2022-03-24'],
    ['yesterday', '2022-03-23', '2022-03-23'],
    ['week', '2022-03-18', '2022-03-24'],
    ['month', '2022-03-01', '2022-03-24'],
    ['lastMonth', '2022-02-01', '2022-02-28'],
    ['year', '2021-03-25', '2022-03-24'],
  ] as const)('%s', (name, first, last) => {
    expect(daysOf({ name }, TODAY)).toEqual({ first, last });
  });

  test('begins and ends at midnight there, not in Greenwich', () => {
    expect(instantsOf({ first: TODAY, last: TODAY }, WITA)).toEqual({
      from: '2022-03-23T16:00:00.000Z',
      to: '2022-03-24T16:00:00.000Z',
    });
  });
});

describe('a query', () => {
  test('asks for what is chosen, and for nothing else', () => {
    const query: Query = { ...NEW_QUERY, choices: { category: 'merah', officer: '3', person: '' } };
    expect(filterOf(query, TODAY, WITA)).toEqual({
      from: '2022-03-23T16:00:00.000Z',
      to: '2022-03-24T16:00:00.000Z',
      category: 'merah',
      officerId: 3,
    });
  });

  test('is narrowed by words and choices, not by its period', () => {
    expect(isNarrowed({ ...NEW_QUERY, period: { name: 'year' } })).toBe(false);
    expect(isNarrowed({ ...NEW_QUERY, choices: { person: '' } })).toBe(false);
    expect(isNarrowed({ ...NEW_QUERY, text: 'siti' })).toBe(true);
    expect(isNarrowed({ ...NEW_QUERY, choices: { person: 'pegawai' } })).toBe(true);
  });

  test('with its dates the wrong way round is not asked', () => {
    const turned = { name: 'custom', first: '2022-03-02', last: '2022-03-01' } as const;
    expect(problemOf({ ...NEW_QUERY, period: turned })).toBe('period.turned');
    expect(problemOf(NEW_QUERY)).toBeNull();
  });
});
