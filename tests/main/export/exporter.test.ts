import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { ExportState } from '../../../src/shared/domain/export.ts';
import { Visit } from '../../../src/shared/domain/visit.ts';
import { original } from '../../../src/main/export/neutral.ts';
import { FollowUp } from '../../../src/main/follow-up/follow-up.ts';
import { appendEntry } from '../../../src/main/log/append.ts';
import type { EntryLog } from '../../../src/main/log/entry-log.ts';
import { textOf } from '../../support/pdf.ts';
import { newEntry, verdictOf } from '../log/fixture.ts';
import { appendFormer, asOfThen } from '../log/former.ts';
import { ALL, NOW, office, OFFICER, visits } from './fixture.ts';

const DETAILS = {
  nik: '6409054107850001',
  phone: '+628123456789',
  village: 'Girimukti',
  purpose: '=cmd|calc',
  host: 'Pak "Lurah"; Desa',
  note: 'baris satu\nbaris dua',
};

function two(log: EntryLog): void {
  log.append(
    newEntry({
      holder: { name: 'Siti Aminah', birthDate: '1985-03-02' },
      details: DETAILS,
      officerId: 3,
      kind: 'manual',
      format: null,
    }),
  );
  log.append(
    newEntry({ holder: { name: '=1+1' }, verdict: verdictOf('merah'), at: '2022-02-24T07:05:07.000Z' }),
  );
}

function many(log: EntryLog, count: number): void {
  log.file.write((session) => {
    for (let i = 0; i < count; i += 1) {
      const at = new Date(Date.parse('2022-02-24T00:00:00.000Z') + i * 1000).toISOString();
      appendEntry(session, log.sealer, newEntry({ at, holder: { name: `Orang ${i}` } }));
    }
  });
}

function result(state: ExportState) {
  if (state.phase !== 'done') throw new Error(`it is ${JSON.stringify(state)}`);
  return state.result;
}

const cells = (text: string) => parseCsv(text.slice(1), { delimiter: ';' });

describe('what nothing proves', () => {
  const planted = (log: EntryLog) => {
    log.append(newEntry({ holder: { name: 'Siti Aminah' }, verdict: verdictOf('merah') }));
    const claim = newEntry({
      ...{ outcome: 'untrusted', verdict: verdictOf('hitam'), issuer: 'https://kemkes.go.id' },
      holder: { name: 'Bupati Terhormat', birthDate: '1970-01-01' },
    });
    log.append(claim);
    appendFormer(log, claim);
    appendFormer(log, newEntry({ holder: { name: `A\u202e${'b'.repeat(120_000)}` } }));
    asOfThen(log);
  };

  test.each(['csv', 'xlsx', 'jsonl', 'pdf'] as const)(
    'is in no %s, nor is a name without end',
    async (format) => {
      const { log, exporter, folder, order } = office();
      planted(log);
      await exporter.start(order(visits({ format }), `a.${format}`));
      expect(result(exporter.state).rows).toBe(4);
      const file = readFileSync(join(folder, `a.${format}`));
      const text =
        format === 'pdf'
          ? textOf(file)
          : format === 'xlsx'
            ? JSON.stringify(await readXlsx(file))
            : file.toString('utf8');
      expect(text).toContain('Siti Aminah');
      expect(text).not.toMatch(/Terhormat|kemkes|1970|b{200}/);
      if (format !== 'jsonl') expect(text).not.toContain('\u202e');
      // Nor is anybody found by it.
      await exporter.start(order(visits({ format, text: 'terhormat' }), `b.${format}`));
      expect(result(exporter.state).rows).toBe(0);
    },
  );

  test('is no case of the task force’s', async () => {
    const { log, exporter, folder, order } = office();
    planted(log);
    const followUp = new FollowUp({ log, now: () => NOW, timeZone: () => 'Asia/Makassar' });
    const cases = order({ kind: 'cases', format: 'csv', filter: {} }, 'a.csv', { cases: followUp.list({}) });
    await exporter.start(cases);
    expect(result(exporter.state).rows).toBe(1);
    const text = readFileSync(join(folder, 'a.csv'), 'utf8');
    expect(text).toContain('Siti Aminah');
    expect(text).not.toContain('Terhormat');
    expect(() => followUp.record({ seq: 2, state: 'open' }, { ...OFFICER, role: 'petugas' })).toThrow(
      expect.objectContaining({ code: 'NOBODY_KNOWN' }),
    );
  });
});

describe('an export of visits', () => {
  test('as CSV has every visit of the filter, the oldest first, and reads back as it was', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    await exporter.start(order(visits(), 'a.csv'));
    const text = readFileSync(join(folder, 'a.csv'), 'utf8');
    expect(text.startsWith('\uFEFF"No.";"Waktu (WITA)"')).toBe(true);
    const [head = [], first = [], second = []] = cells(text);
    const at = (row: readonly unknown[], name: string) => original(String(row[head.indexOf(name)]));
    expect(at(first, 'Waktu (WITA)')).toBe('2022-02-24 14:05:07');
    expect(at(first, 'Nama')).toBe('Siti Aminah');
    expect(at(first, 'NIK')).toBe(DETAILS.nik);
    expect(at(first, 'Telepon')).toBe(DETAILS.phone);
    expect(at(first, 'Keperluan')).toBe(DETAILS.purpose);
    expect(at(first, 'Menemui')).toBe(DETAILS.host);
    expect(at(first, 'Catatan')).toBe(DETAILS.note);
    expect(at(first, 'Petugas')).toBe(OFFICER.name);
    expect(at(second, 'Nama')).toBe('=1+1');
    expect(text).toContain(`"'=1+1"`);
    expect(result(exporter.state)).toMatchObject({ file: 'a.csv', rows: 2 });
  });

  test('as XLSX has numbers, dates and texts as such, a header that stays, and sums', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    await exporter.start(order(visits({ format: 'xlsx' }), 'a.xlsx'));
    const book = await readXlsx(readFileSync(join(folder, 'a.xlsx')));
    const [sheet] = book.sheets;
    const rows = sheet?.rows ?? [];
    const head = rows[0] ?? [];
    expect(sheet?.name).toBe('Kunjungan');
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(rows[1]?.[0]).toBe(1);
    expect(rows[1]?.[1]).toEqual(new Date('2022-02-24T14:05:07Z'));
    expect(rows[1]?.[head.indexOf('NIK')]).toBe(DETAILS.nik);
    expect(rows[2]?.[head.indexOf('Nama')]).toBe('=1+1');
    expect(rows.find(([label]) => label === 'Jumlah')?.[1]).toBe(2);
    expect(rows.find(([label]) => label === 'Merah')?.[1]).toBe(1);
    // A text that begins like a formula is none.
    expect(Object.values(sheet?.cells ?? {}).some((cell) => JSON.stringify(cell).includes('formula'))).toBe(
      false,
    );
  });

  test('as JSON Lines has one visit a line, with the codes of the log', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    await exporter.start(order(visits({ format: 'jsonl' }), 'a.jsonl'));
    const lines = readFileSync(join(folder, 'a.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => Visit.parse(JSON.parse(line)))).toEqual([log.visit(1), log.visit(2)]);
  });

  test.each(['id', 'en'] as const)(
    'as PDF is a report to sign, with the list attached, in %s',
    async (language) => {
      const { log, exporter, folder, order } = office();
      many(log, 120);
      log.append(newEntry({ verdict: verdictOf('merah'), holder: { name: 'Dewi Lestari' } }));
      const filter = { from: '2022-02-23T16:00:00.000Z', to: '2022-02-24T16:00:00.000Z' };
      await exporter.start(order(visits({ format: 'pdf', filter, personal: 'name' }), 'a.pdf', { language }));
      const pdf = readFileSync(join(folder, 'a.pdf'));
      if (process.env['SHOW_PDF']) writeFileSync(`${process.env['SHOW_PDF']}/report-${language}.pdf`, pdf);
      // A page to sign, and three of the list.
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(4);
      const said = textOf(pdf);
      for (const text of [
        'Kantor Bupati Penajam Paser Utara',
        language === 'id' ? 'LAPORAN HARIAN KUNJUNGAN' : 'DAILY REPORT OF VISITS',
        language === 'id' ? 'Kamis, 24 Februari 2022' : 'Thursday, 24 February 2022',
        '121',
        'Budi Santoso',
        'Dewi Lestari',
      ])
        expect(said).toContain(text);
    },
  );

  test('as PDF says so where there is nothing, and where there is too much to attach', async () => {
    const { log, exporter, folder, order } = office();
    await exporter.start(order(visits({ format: 'pdf' }), 'none.pdf'));
    expect(textOf(readFileSync(join(folder, 'none.pdf')))).toContain('Tidak ada kunjungan');
    many(log, 3001);
    await exporter.start(order(visits({ format: 'pdf' }), 'much.pdf'));
    const pdf = readFileSync(join(folder, 'much.pdf'));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(textOf(pdf)).toContain('3.000 baris');
  });

  test('has no more of people than was asked for, in any format', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    for (const format of ['csv', 'jsonl'] as const) {
      await exporter.start(order(visits({ format, personal: 'name' }), `name.${format}`));
      const name = readFileSync(join(folder, `name.${format}`), 'utf8');
      expect(name).toContain('Siti Aminah');
      for (const value of [DETAILS.nik, '8123456789', 'Girimukti', 'baris satu', '1985'])
        expect(name).not.toContain(value);
      await exporter.start(order(visits({ format, personal: 'none' }), `none.${format}`));
      const none = readFileSync(join(folder, `none.${format}`), 'utf8');
      for (const value of ['Siti', 'Lurah', 'cmd', DETAILS.nik]) expect(none).not.toContain(value);
    }
  });

  test('has those whom a search finds, and keeps to the filter', async () => {
    const { log, exporter, folder, order } = office();
    many(log, 130);
    two(log);
    await exporter.start(order(visits({ text: 'siti' }), 'a.csv'));
    expect(result(exporter.state).rows).toBe(1);
    await exporter.start(order(visits({ filter: { ...ALL, category: 'merah' } }), 'b.csv'));
    expect(result(exporter.state).rows).toBe(1);
    await exporter.start(order(visits(), 'c.csv'));
    const rows = cells(readFileSync(join(folder, 'c.csv'), 'utf8'));
    expect(rows).toHaveLength(133);
    const times = rows.slice(1).map(([, at]) => String(at));
    expect(times).toEqual([...times].sort());
  });

  test('is on record with its digest, without a word of what was looked for', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    await exporter.start(order(visits({ text: 'Siti', filter: { ...ALL, category: 'hijau' } }), 'siti.csv'));
    const [audit] = log.listAudit({ limit: 1 });
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, 'siti.csv')))
      .digest('hex');
    expect(audit).toMatchObject({
      action: 'LOG_EXPORTED',
      officerId: OFFICER.id,
      at: NOW.toISOString(),
      detail: {
        kind: 'visits',
        format: 'csv',
        personal: 'all',
        searched: true,
        category: 'hijau',
        rows: 1,
        sha256,
      },
    });
    expect(JSON.stringify(audit).toLowerCase()).not.toContain('siti');
    expect(result(exporter.state).sha256).toBe(sha256);
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('as cases for the task force has how each is reached', async () => {
    const { log, exporter, folder, order } = office();
    const { seq } = log.append(newEntry({ verdict: verdictOf('merah') }));
    log.appendSteps([
      {
        kind: 'follow',
        at: NOW.toISOString(),
        ref: seq,
        officerId: 3,
        state: 'contacted',
        phone: '+628125550001',
        village: 'Petung',
        note: 'Dijemput',
      },
    ]);
    const followUp = new FollowUp({ log, now: () => NOW, timeZone: () => 'Asia/Makassar' });
    for (const format of ['csv', 'xlsx'] as const) {
      const cases = followUp.list({});
      await exporter.start(order({ kind: 'cases', format, filter: {} }, `kasus.${format}`, { cases }));
      expect(result(exporter.state).rows).toBe(1);
    }
    const text = readFileSync(join(folder, 'kasus.csv'), 'utf8');
    for (const value of ['Siti Aminah', "'+628125550001", 'Petung', 'Dijemput', 'Sudah dihubungi'])
      expect(text).toContain(value);
  });
});

describe('the file of an export', () => {
  test('is not there, nor a part of it, where it was cancelled', async () => {
    const { log, exporter, folder, order } = office();
    many(log, 2000);
    writeFileSync(join(folder, 'a.csv'), 'an earlier one');
    const running = exporter.start(order(visits(), 'a.csv'));
    expect(() => exporter.start(order(visits(), 'b.csv'))).toThrow(
      expect.objectContaining({ code: 'EXPORT_REFUSED' }),
    );
    while (exporter.state.phase !== 'running' || exporter.state.done === 0) await new Promise(setImmediate);
    expect(readdirSync(folder)).toHaveLength(2);
    exporter.cancel();
    await running;
    expect(exporter.state).toEqual({ phase: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('an earlier one');
    expect(log.listAudit({ limit: 1 })).toEqual([]);
  });

  test('lets scans in between', async () => {
    const { log, exporter, order } = office();
    many(log, 1000);
    const running = exporter.start(order(visits(), 'a.csv'));
    let scans = 0;
    while (exporter.busy) {
      log.append(newEntry({ at: '2022-12-01T00:00:00.000Z' }));
      scans += 1;
      await new Promise(setImmediate);
    }
    await running;
    expect(scans).toBeGreaterThan(5);
    // Whoever came meanwhile is in the next one.
    expect(result(exporter.state).rows).toBe(1000);
  });

  test('is for its owner alone', async () => {
    const { exporter, folder, order } = office();
    await exporter.start(order(visits(), 'a.csv'));
    if (process.platform !== 'win32') expect(statSync(join(folder, 'a.csv')).mode & 0o777).toBe(0o600);
  });

  test('has the ending of what it is', async () => {
    const { exporter, folder, order } = office();
    await exporter.start(order(visits(), 'laporan.exe'));
    expect(readdirSync(folder)).toEqual(['laporan.exe.csv']);
  });

  test.each([
    ['a hidden name', '.csv'],
    ['a device of Windows', 'CON.csv'],
    ['a stream of Windows', 'a.csv:b.csv'],
    ['a line break', 'a\n.csv'],
    ['a folder that is not there', join('nowhere', 'a.csv')],
  ])('is refused: %s', async (_, file) => {
    const { exporter, folder, order } = office();
    await exporter.start(order(visits(), file));
    expect(exporter.state).toEqual({ phase: 'failed', fault: 'TARGET_REFUSED' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is refused in the kiosk's own folder, whatever way leads there, and in the place of what is no file", async () => {
    const { exporter, folder, own, order } = office();
    symlinkSync(own, join(folder, 'link'));
    mkdirSync(join(folder, 'folder.csv'));
    writeFileSync(join(own, 'target'), 'precious');
    symlinkSync(join(own, 'target'), join(folder, 'file.csv'));
    for (const path of [
      join(own, 'a.csv'),
      join(folder, 'link', 'a.csv'),
      join(folder, '..', '..', folder.split('/').at(-2) ?? '', 'usb', 'link', 'a.csv'),
      join(folder, 'folder.csv'),
      join(folder, 'file.csv'),
      'relative.csv',
    ]) {
      await exporter.start(order(visits(), '', { path }));
      expect(exporter.state).toEqual({ phase: 'failed', fault: 'TARGET_REFUSED' });
    }
    expect(readFileSync(join(own, 'target'), 'utf8')).toBe('precious');
    expect(existsSync(join(own, 'a.csv'))).toBe(false);
  });

  test('takes away what an export left behind whose process died, and leaves all else', async () => {
    const { exporter, folder, order } = office();
    writeFileSync(join(folder, '.a.csv.999999999.gerbang-part'), 'half');
    writeFileSync(join(folder, `.b.csv.${process.ppid}.gerbang-part`), 'being written');
    writeFileSync(join(folder, 'c.gerbang-part'), "somebody else's");
    await exporter.start(order(visits(), 'd.csv'));
    expect(readdirSync(folder).sort()).toEqual([
      `.b.csv.${process.ppid}.gerbang-part`,
      'c.gerbang-part',
      'd.csv',
    ]);
  });

  test('is none, nor on record, where the log cannot be read', async () => {
    const { log, exporter, folder, order } = office();
    two(log);
    log.file.write(({ db }) => db.exec(`UPDATE entries SET source = NULL`));
    await expect(exporter.start(order(visits(), 'a.csv'))).rejects.toMatchObject({ code: 'LOG_DAMAGED' });
    expect(exporter.state).toEqual({ phase: 'failed', fault: 'LOG_FAILED' });
    expect(readdirSync(folder)).toEqual([]);
    expect(log.listAudit({ limit: 1 })).toEqual([]);
  });
});
