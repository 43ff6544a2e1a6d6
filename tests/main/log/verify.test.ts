import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../src/main/sqlite/driver.ts';
import { newEntry, tamper, temporaryLog } from './fixture.ts';

/** Five scans of five people, an audit between them as the fourth row. */
function logOfSix() {
  const { log, path } = temporaryLog();
  for (let i = 1; i <= 6; i += 1) {
    if (i === 4) log.audit({ at: newEntry().at, action: 'SIGNED_IN', officerId: 1, detail: {} });
    else
      log.append(
        newEntry({
          at: `2022-02-24T06:0${i}:00.000Z`,
          holder: { name: `Person ${i}`, birthDate: `198${i}` },
        }),
      );
  }
  return { log, path };
}

const day = { day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 10 };

test('a log that nobody touched verifies, an empty one too', () => {
  expect(logOfSix().log.verify()).toEqual({ ok: true, rows: 6 });
  expect(temporaryLog().log.verify()).toEqual({ ok: true, rows: 0 });
});

describe('behind the program’s back', () => {
  const attacks: [what: string, change: string | ((db: Connection) => void), seq: number, problem: string][] =
    [
      [
        'a category is changed',
        `UPDATE entries SET category = 'hijau', decision = 'admit', reasons = '[]' WHERE seq = 3`,
        3,
        'ROW_CHANGED',
      ],
      ['a time is moved', 'UPDATE entries SET at = at + 1 WHERE seq = 2', 2, 'ROW_CHANGED'],
      ['a value is taken away', 'UPDATE entries SET issuer = NULL WHERE seq = 5', 5, 'ROW_CHANGED'],
      [
        'a value is moved to another column',
        'UPDATE entries SET issuer = key_id, key_id = issuer WHERE seq = 5',
        5,
        'ROW_CHANGED',
      ],
      ['an audit is changed', `UPDATE entries SET officer_id = 2 WHERE seq = 4`, 4, 'ROW_CHANGED'],
      ['a scan is made an audit', `UPDATE entries SET kind = 'audit' WHERE seq = 1`, 1, 'ROW_CHANGED'],
      ['a row is deleted', 'DELETE FROM entries WHERE seq = 3', 3, 'ROW_MISSING'],
      ['the first row is deleted', 'DELETE FROM entries WHERE seq = 1', 1, 'ROW_MISSING'],
      [
        'a row is deleted and the rest moved up',
        'DELETE FROM entries WHERE seq = 3; UPDATE entries SET seq = seq - 1 WHERE seq > 3',
        3,
        'ROW_CHANGED',
      ],
      [
        'two rows change places',
        'UPDATE entries SET seq = 99 WHERE seq = 2; UPDATE entries SET seq = 2 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 99',
        2,
        'ROW_CHANGED',
      ],
      ['a copy of a row is inserted at the end', (db) => insertCopy(db, 2, 7), 7, 'ROW_CHANGED'],
      [
        'a row is inserted before the first',
        (db) => {
          db.pragma('ignore_check_constraints = ON');
          insertCopy(db, 2, 0);
        },
        1,
        'ROW_MISSING',
      ],
      ['the newest row is cut off', 'DELETE FROM entries WHERE seq = 6', 6, 'END_MISSING'],
      [
        'the newest rows are cut off and the end written anew',
        'DELETE FROM entries WHERE seq > 4; UPDATE head SET seq = 4',
        4,
        'END_CHANGED',
      ],
      ['the record of the end is deleted', 'DELETE FROM head', 6, 'END_CHANGED'],
      ['everything is deleted', 'DELETE FROM entries', 1, 'END_MISSING'],
      [
        'a name is moved to another row',
        'UPDATE entries SET name = (SELECT name FROM entries WHERE seq = 1) WHERE seq = 2',
        2,
        'PERSONAL_CHANGED',
      ],
      ['a name is taken out', 'UPDATE entries SET name = NULL WHERE seq = 5', 5, 'PERSONAL_MISSING'],
      [
        'a name is taken out with its digest',
        'UPDATE entries SET name = NULL, name_digest = NULL WHERE seq = 5',
        5,
        'ROW_CHANGED',
      ],
      [
        'a name is put where none was',
        'UPDATE entries SET name = (SELECT name FROM entries WHERE seq = 1) WHERE seq = 4',
        4,
        'PERSONAL_CHANGED',
      ],
      ['a row’s HMAC is changed', `UPDATE entries SET mac = zeroblob(32) WHERE seq = 2`, 2, 'ROW_CHANGED'],
      [
        'a row’s HMAC is cut short',
        `UPDATE entries SET mac = substr(mac, 1, 1) WHERE seq = 2`,
        2,
        'ROW_CHANGED',
      ],
    ];

  test.each(attacks)('%s: it is found and named', (_, change, seq, problem) => {
    const { log, path } = logOfSix();
    tamper(path, (db) => (typeof change === 'string' ? db.exec(change) : change(db)));
    expect(log.verify()).toEqual({ ok: false, seq, problem });
  });

  test('a sealed name that is moved to another row with its digest does not open there', () => {
    const { log, path } = logOfSix();
    tamper(path, (db) =>
      db.exec(
        `UPDATE entries SET (name, name_digest) = (SELECT name, name_digest FROM entries WHERE seq = 1) WHERE seq = 2`,
      ),
    );
    const moved = log.list(day).find((entry) => entry.seq === 2);
    expect(moved).toMatchObject({ holder: null, personal: 'broken' });
    expect(log.verify()).toEqual({ ok: false, seq: 2, problem: 'ROW_CHANGED' });
  });

  test('a name and a birth date that change places do not open', () => {
    const { log, path } = logOfSix();
    tamper(path, (db) => db.exec(`UPDATE entries SET name = birth_date, birth_date = name WHERE seq = 3`));
    expect(log.list(day).find((entry) => entry.seq === 3)).toMatchObject({
      holder: null,
      personal: 'broken',
    });
  });

  test('a row that is none of ours is named as damage, and does not crash the list', () => {
    const { log, path } = logOfSix();
    tamper(path, (db) => db.exec(`UPDATE entries SET reasons = 'no JSON' WHERE seq = 3`));
    expect(() => log.list(day)).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
  });

  function insertCopy(db: Connection, from: number, to: number): void {
    db.exec(`CREATE TEMP TABLE copy AS SELECT * FROM entries WHERE seq = ${from};
      UPDATE copy SET seq = ${to}; INSERT INTO entries SELECT * FROM copy`);
  }
});
