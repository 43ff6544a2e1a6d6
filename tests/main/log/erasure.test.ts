import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newEntry, tamper, temporaryLog } from './fixture.ts';

const day = { day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 100 };
const request = { at: new Date('2022-04-01T00:00:00Z'), officerId: null };

function logOfFour() {
  const { log, path } = temporaryLog();
  for (let hour = 1; hour <= 4; hour += 1) log.append(newEntry({ at: `2022-02-24T0${hour}:00:00.000Z` }));
  return { log, path };
}

test('retention shreds the personal fields before its day, keeps entries and counts, and the chain verifies', () => {
  const { log } = logOfFour();
  const before = log.countDay(day.day, day.timeZone);
  expect(log.eraseBefore(new Date('2022-02-24T03:00:00Z'), request)).toBe(2);
  expect(log.list(day).map(({ seq, personal, holder }) => [seq, personal, holder?.name])).toEqual([
    [4, 'open', 'Siti Aminah'],
    [3, 'open', 'Siti Aminah'],
    [2, 'erased', undefined],
    [1, 'erased', undefined],
  ]);
  expect(log.countDay(day.day, day.timeZone)).toEqual(before);
  expect(log.verify()).toEqual({ ok: true, rows: 5 });
  expect(log.listAudit({ limit: 1 })).toMatchObject([{ seq: 5, action: 'PERSONAL_ERASED', officerId: null }]);
});

test('what is shredded is in none of the files any more, not even sealed', () => {
  const { log, path } = logOfFour();
  const sealed: unknown[] = [];
  tamper(path, (db) => sealed.push(...db.prepare('SELECT name FROM entries').pluck().all()));
  const holds = (value: unknown) =>
    value instanceof Uint8Array &&
    [path, `${path}-wal`].some((file) => readFileSync(file).includes(Buffer.from(value)));
  expect(sealed.map(holds)).toEqual([true, true, true, true]);
  log.eraseBefore(new Date('2022-02-24T03:00:00Z'), request);
  expect(sealed.map(holds)).toEqual([false, false, true, true]);
});

test('with nothing to shred nothing is put on record', () => {
  const { log } = logOfFour();
  expect(log.eraseBefore(new Date('2022-02-24T00:00:00Z'), request)).toBe(0);
  expect(log.verify()).toEqual({ ok: true, rows: 4 });
});

test('more rows than one transaction takes are all shredded', () => {
  const { log } = temporaryLog();
  log.file.read(({ db }) => db.pragma('synchronous = OFF'));
  for (let i = 0; i < 2001; i += 1) log.append(newEntry());
  expect(log.eraseBefore(new Date('2022-02-25T00:00:00Z'), request)).toBe(2001);
  expect(log.verify()).toEqual({ ok: true, rows: 2002 });
});

test('a person’s own entries are shredded on request', () => {
  const { log } = logOfFour();
  expect(log.eraseRows([2, 4], { ...request, officerId: 1 })).toBe(2);
  expect(log.list(day).map((entry) => entry.personal)).toEqual(['erased', 'open', 'erased', 'open']);
  expect(log.verify()).toEqual({ ok: true, rows: 5 });
});

test('an erasure on record does not excuse what else is missing', () => {
  const { log, path } = logOfFour();
  log.eraseBefore(new Date('2022-02-24T03:00:00Z'), request);
  log.eraseRows([3], request);
  tamper(path, (db) => db.exec('UPDATE entries SET name = NULL, birth_date = NULL WHERE seq = 4'));
  expect(log.verify()).toEqual({ ok: false, seq: 4, problem: 'PERSONAL_MISSING' });
});

test('broken off after it was put on record, the next run carries on', () => {
  const { log } = logOfFour();
  log.audit({
    at: '2022-03-31T00:00:00.000Z',
    action: 'PERSONAL_ERASED',
    officerId: null,
    detail: { before: '2022-02-24T03:00:00.000Z' },
  });
  expect(log.verify()).toMatchObject({ ok: true });
  expect(log.eraseBefore(new Date('2022-02-24T03:00:00Z'), request)).toBe(2);
  expect(log.verify()).toMatchObject({ ok: true });
});
