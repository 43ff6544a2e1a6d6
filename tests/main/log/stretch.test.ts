import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendEntry } from '../../../src/main/log/append.ts';
import type { Visit, VisitFilter } from '../../../src/shared/domain/visit.ts';
import { newEntry, temporaryLog } from './fixture.ts';

const ALL = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
const BEGIN = Date.parse('2022-02-24T00:00:00.000Z');
const instant = (ms: number) => new Date(BEGIN + ms).toISOString();

test('read page by page, either way, every visit of a filter comes once and in its place', () => {
  fc.assert(
    fc.property(
      // Few instants: many at the same one, and a clock that goes back.
      fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 25 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (times, limit, from) => {
        const { log } = temporaryLog();
        log.file.write((session) => {
          for (const time of times) appendEntry(session, log.sealer, newEntry({ at: instant(time) }));
        });
        const filter: VisitFilter = { ...ALL, from: instant(from) };
        const places = times.map((time, i) => ({ time, seq: i + 1 })).filter(({ time }) => time >= from);
        const upward = places.sort((a, b) => a.time - b.time || a.seq - b.seq).map(({ seq }) => seq);

        const up: Visit[] = [];
        for (let more = true; more;) {
          const found = log.stretch(filter, limit, log.tip(), up.at(-1) ?? null);
          up.push(...found);
          more = found.length === limit;
        }
        expect(up.map(({ seq }) => seq)).toEqual(upward);

        const down: Visit[] = [];
        for (let more = true; more;) {
          const found = log.page(filter, limit, down.at(-1)?.seq);
          down.push(...found);
          more = found.length === limit;
        }
        expect(down.map(({ seq }) => seq)).toEqual([...upward].reverse());
        expect(log.count(filter)).toBe(upward.length);
        log.close();
      },
    ),
    { numRuns: 40 },
  );
});
