import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, type Category } from '../../../src/shared/domain/verdict.ts';
import { civilDate } from '../../../src/shared/domain/civil-date.ts';
import { newEntry, temporaryLog, verdictOf } from './fixture.ts';

const WITA = 'Asia/Makassar';
const ALL = { from: '2022-02-01T00:00:00.000Z', to: '2022-04-01T00:00:00.000Z' };

describe('visits, counted', () => {
  test('by the hours and days of the office, not of Greenwich', () => {
    const { log } = temporaryLog();
    log.append(newEntry({ at: '2022-02-23T15:59:59.999Z' }));
    log.append(newEntry({ at: '2022-02-23T16:00:00.000Z' }));
    const { byDay, byHour, total } = log.summary(ALL, WITA);
    expect(total).toBe(2);
    expect(byDay.map(({ day, count }) => [day, count])).toEqual([
      ['2022-02-23', 1],
      ['2022-02-24', 1],
    ]);
    expect([byHour[23], byHour[0]]).toEqual([1, 1]);
  });

  test('where clocks differ by half hours as well', () => {
    const { log } = temporaryLog();
    log.append(newEntry({ at: '2022-02-23T18:29:00.000Z' }));
    log.append(newEntry({ at: '2022-02-23T18:30:00.000Z' }));
    const { byHour, byDay } = log.summary(ALL, 'Asia/Kolkata');
    expect(byDay.map(({ day }) => day)).toEqual(['2022-02-23', '2022-02-24']);
    expect([byHour[23], byHour[0]]).toEqual([1, 1]);
  });

  test('by what the officer decided in the end, and by the first reason', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    log.append(newEntry({ person: 'pegawai' }));
    log.appendSteps([
      {
        kind: 'decision',
        at: ALL.from,
        ref: seq,
        officerId: 1,
        decision: 'admit',
        reason: 'PAPER_PROOF_SEEN',
      },
    ]);
    expect(log.summary(ALL, WITA)).toMatchObject({
      byCategory: { kuning: 1, hijau: 1 },
      byDecision: { admit: 2 },
      byPerson: { pengunjung: 1, pegawai: 1 },
      byReason: [
        { reason: 'TEST_POSITIVE', count: 1 },
        { reason: 'VACCINATION_COMPLETE', count: 1 },
      ],
      byFormat: [{ format: 'hcert', count: 2 }],
    });
  });

  test('only those that the filter lets through', () => {
    const { log } = temporaryLog();
    for (const category of CATEGORIES) log.append(newEntry({ verdict: verdictOf(category) }));
    expect(log.summary({ ...ALL, category: 'merah' }, WITA)).toMatchObject({
      total: 1,
      byCategory: { merah: 1 },
    });
    expect(log.summary({ ...ALL, to: ALL.from }, WITA)).toMatchObject({ total: 0, byDay: [], byReason: [] });
  });

  test('whatever they are, as a count by hand', () => {
    const arrival = fc.record({
      at: fc.date({
        min: new Date('2022-02-20T00:00:00Z'),
        max: new Date('2022-03-05T00:00:00Z'),
        noInvalidDate: true,
      }),
      category: fc.constantFrom(...CATEGORIES),
    });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 30 }), (arrivals) => {
        const { log } = temporaryLog();
        log.file.read(({ db }) => db.pragma('synchronous = OFF'));
        for (const { at, category } of arrivals) {
          log.append(newEntry({ at: at.toISOString(), verdict: verdictOf(category) }));
        }
        const { byDay, byHour, byCategory, total } = log.summary(ALL, WITA);
        const days = arrivals.map(({ at }) => civilDate(at, WITA));
        expect(total).toBe(arrivals.length);
        expect(Object.fromEntries(byDay.map(({ day, count }) => [day, count]))).toEqual(counted(days));
        expect(byCategory).toEqual(counted(arrivals.map(({ category }): Category => category)));
        const hours = arrivals.map(({ at }) => (at.getUTCHours() + 8) % 24);
        expect(byHour).toEqual(
          Array.from({ length: 24 }, (_, hour) => hours.filter((h) => h === hour).length),
        );
      }),
      { numRuns: 25 },
    );
  });
});

function counted<T extends string>(values: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
