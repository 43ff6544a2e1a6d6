import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendEntry } from '../../../src/main/log/append.ts';
import type { EntryLog } from '../../../src/main/log/entry-log.ts';
import { isPageOf, packPage, visitsIn } from '../../../src/main/log/search-page.ts';
import { PAGE_ROWS } from '../../../src/main/log/search-pages.ts';
import { answers, lineOf, questionOf, type Identity } from '../../../src/main/log/search-words.ts';
import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { newEntry, tamper, temporaryLog, verdictOf } from './fixture.ts';

const ALL = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
const AT = Date.parse('2022-02-24T06:00:00.000Z');
const ASKED = { at: new Date('2022-03-01T00:00:00.000Z'), officerId: 1 };

function person(name: string, i: number, change: Partial<NewEntry> = {}): NewEntry {
  return newEntry({ holder: { name }, at: new Date(AT + i * 1000).toISOString(), ...change });
}

/** Full pages of people of no interest, with others at places among them. */
function crowd(log: EntryLog, size: number, others: Readonly<Record<number, Partial<NewEntry>>> = {}): void {
  log.file.write((session) => {
    for (let i = 1; i <= size; i += 1)
      appendEntry(session, log.sealer, { ...person(`Orang Lain ${i}`, i), ...others[i] });
  });
}

const found = async (log: EntryLog, text: string, limit = 10, before?: number) =>
  (await log.search(text, ALL, limit, before)).map(({ seq }) => seq);

function finds(text: string, identity: Identity): boolean {
  const question = questionOf(text);
  return question !== null && answers(lineOf(identity), question);
}

describe('the words of a search', () => {
  test.each([
    ['siti nur', 'Nurhaliza, Siti'],
    ['SITI', 'Siti Aminah'],
    ['jose', 'José da Costa'],
    ['sukarno', 'Soekarno Putra'],
    ['soekarno', 'Sukarno Putra'],
    ['soe', 'Soekarno'],
    ['muhamad', 'Muhammad Yusuf'],
    ['muhammad', 'Muhamad Yusuf'],
    ['tjahjono', 'Cahjono'],
    ['nuraini', "Nur'aini"],
    ['nur aini', 'Nur’aini'],
    ["nur'aini", 'Nuraini'],
    ['da costa', 'Maria Yosefina DA COSTA'],
  ])('%s finds %s', (text, name) => expect(finds(text, { name })).toBe(true));

  test.each([
    ['iti', 'Siti'],
    ['siti nur', 'Siti Aminah'],
    ['budi', 'Siti'],
  ])('%s does not find %s', (text, name) => expect(finds(text, { name })).toBe(false));

  test.each(['+62 812-3456', '0812 3456', '62812', '08123456789', '56789'])(
    'a telephone number is found however it is typed: %s',
    (text) => expect(finds(text, { phone: '+628123456789' })).toBe(true),
  );

  test('a NIK is found by its beginning or its end, a village and a host by their words', () => {
    const identity = { nik: '6409054107850001', village: 'Desa Girimukti', host: 'Pak Lurah' };
    for (const text of ['640905', '0001', '6409 0541', 'giri', 'lurah desa'])
      expect(finds(text, identity)).toBe(true);
  });

  test('where there is no word there is no question', () => {
    for (const text of ['', '  ', '-', '***']) expect(questionOf(text)).toBeNull();
  });

  test('every word of a name finds it, alone and with any other, whatever the letters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }), (words) => {
        const name = words.join(' ');
        const question = questionOf(name);
        // Digits alone are read as a number with gaps.
        if (question && /\p{L}/u.test(name)) expect(answers(lineOf({ name }), question)).toBe(true);
      }),
    );
  });

  test('a page finds what its lines one by one do', () => {
    const word = fc.constantFrom('siti', 'nur', 'budi', 'anna', 'soekarno', 'josé', '0812', 's', 'nurhaliza');
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, (names, asked) => {
        const lines = names.map((name, i) => ({ visit: i + 7, text: lineOf({ name }) }));
        const question = questionOf(asked) ?? [];
        const mac = new Uint8Array(32).fill(1);
        const page = packPage(lines, mac);
        expect(isPageOf(page, mac)).toBe(true);
        expect(isPageOf(page, new Uint8Array(32))).toBe(false);
        const expected = lines.filter((line) => answers(line.text, question)).map(({ visit }) => visit);
        expect(visitsIn(page, question).sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});

describe('a search in the log', () => {
  test('finds people in full pages and among the newest rows alike, the newest first', async () => {
    const { log } = temporaryLog();
    const siti = { holder: { name: 'Siti Nurhaliza' } };
    crowd(log, PAGE_ROWS * 2 + 10, {
      5: siti,
      [PAGE_ROWS]: siti,
      [PAGE_ROWS + 1]: siti,
      [PAGE_ROWS * 2 + 3]: siti,
    });
    const all = [PAGE_ROWS * 2 + 3, PAGE_ROWS + 1, PAGE_ROWS, 5];
    expect(await found(log, 'nur siti')).toEqual(all);
    // Now from the pages that the first search has made.
    expect(await found(log, 'nur siti')).toEqual(all);
    expect(await found(log, 'nur siti', 2)).toEqual(all.slice(0, 2));
    expect(await found(log, 'nur siti', 2, PAGE_ROWS + 1)).toEqual(all.slice(2));
    expect(await log.searchAll('siti', ALL)).toEqual(all);
  });

  test('keeps to the filter', async () => {
    const { log } = temporaryLog();
    crowd(log, PAGE_ROWS, {
      3: { holder: { name: 'Siti' }, verdict: verdictOf('merah') },
      4: { holder: { name: 'Siti' } },
    });
    await log.prepareSearch();
    const merah = await log.search('siti', { ...ALL, category: 'merah' }, 10);
    expect(merah.map(({ seq }) => seq)).toEqual([3]);
    expect(await log.search('siti', { ...ALL, from: '2022-06-01T00:00:00.000Z' }, 10)).toEqual([]);
  });

  test('finds a clock that was set back in its place', async () => {
    const { log } = temporaryLog();
    crowd(log, PAGE_ROWS * 2, {
      9: { holder: { name: 'Siti' }, at: '2022-08-01T00:00:00.000Z' },
      [PAGE_ROWS + 9]: { holder: { name: 'Siti' } },
    });
    await log.prepareSearch();
    expect(await found(log, 'siti', 1)).toEqual([9]);
  });

  test('finds somebody by what the follow-up learnt', async () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ verdict: verdictOf('merah') }));
    log.appendSteps([
      {
        kind: 'follow',
        at: ALL.from,
        ref: seq,
        officerId: 1,
        state: 'contacted',
        phone: '+628125550001',
        village: 'Petung',
      },
    ]);
    expect(await found(log, '0812555')).toEqual([seq]);
    expect(await found(log, 'petung')).toEqual([seq]);
  });

  test('leaves no name in the files', async () => {
    const { log, path } = temporaryLog();
    crowd(log, PAGE_ROWS, { 7: { holder: { name: 'Zulkarnaen' } } });
    await log.prepareSearch();
    log.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const kept = readFileSync(path).toString('latin1').toLowerCase();
    expect(kept).toContain('name_pages');
    expect(kept).not.toContain('zulkarnaen');
  });

  test('does not find who was erased, and keeps nothing of them', async () => {
    const { log, path } = temporaryLog();
    crowd(log, PAGE_ROWS, { 7: { holder: { name: 'Siti' } }, 8: { holder: { name: 'Siti' } } });
    await log.prepareSearch();
    const pages = () => log.file.read(({ db }) => db.prepare('SELECT content FROM name_pages').pluck().all());
    const [before] = pages();
    log.eraseRows([7], ASKED);
    expect(pages()).toEqual([]);
    expect(await found(log, 'siti')).toEqual([8]);
    expect(pages()).toHaveLength(1);

    log.eraseBefore(new Date('2022-12-01T00:00:00.000Z'), ASKED);
    await log.prepareSearch();
    expect(await found(log, 'siti')).toEqual([]);
    log.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const sealed = before instanceof Uint8Array ? Buffer.from(before) : Buffer.alloc(0);
    // The page is longer than one of the database's own: any stretch of it would betray it.
    expect(sealed.length).toBeGreaterThan(20_000);
    const file = readFileSync(path);
    for (let at = 0; at + 64 <= sealed.length; at += 1024)
      expect(file.includes(sealed.subarray(at, at + 64))).toBe(false);
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('makes a page anew that was damaged, moved, or is of an earlier state', async () => {
    const { log, path } = temporaryLog();
    crowd(log, PAGE_ROWS * 2, { 7: { holder: { name: 'Siti' } } });
    await log.prepareSearch();
    tamper(path, (db) => db.exec('UPDATE name_pages SET content = zeroblob(100) WHERE page = 0'));
    expect(await found(log, 'siti')).toEqual([7]);
    tamper(path, (db) =>
      db.exec(
        'UPDATE name_pages SET content = (SELECT content FROM name_pages WHERE page = 1) WHERE page = 0',
      ),
    );
    expect(await found(log, 'siti')).toEqual([7]);

    const old = log.file.read(({ db }) => db.prepare('SELECT * FROM name_pages WHERE page = 0').get());
    log.eraseRows([7], ASKED);
    tamper(path, (db) =>
      db.prepare('INSERT INTO name_pages VALUES (@page, @from_at, @to_at, @content)').run(old),
    );
    expect(await found(log, 'siti')).toEqual([]);
    const [now] = log.file.read(({ db }) =>
      db.prepare('SELECT content FROM name_pages WHERE page = 0').pluck().all(),
    );
    expect(now).not.toEqual(old instanceof Object && 'content' in old ? old.content : undefined);
  });

  test('lets other work in between, and ends when the log closes', async () => {
    const { log } = temporaryLog();
    crowd(log, PAGE_ROWS * 2);
    const searching = log.search('siti', ALL, 10);
    let others = 0;
    const other = setInterval(() => (others += 1), 0);
    await searching;
    clearInterval(other);
    expect(others).toBeGreaterThan(2);
    const tending = log.prepareSearch();
    log.close();
    await tending;
  });
});
