import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Site } from '../../src/shared/domain/site.ts';
import { SiteStore } from '../../src/main/site/site-store.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { Driver } from '../../src/main/sqlite/driver.ts';
import { textOf } from '../support/pdf.ts';
import { withLog } from '../support/provision.ts';
import { gerbang, testFolder } from './in-process.ts';

async function seeded(rows: number): Promise<{ data: string; out: string }> {
  const data = testFolder();
  expect(
    await gerbang(['log', 'seed', '--rows', String(rows), '--days', '10', '--data', data]),
  ).toMatchObject({
    code: 0,
    out: [`${rows} made-up visits are in the log`],
  });
  new SiteStore(dataFolder(data).site).save(Site.parse({ version: 1, name: 'Kantor Camat Sepaku' }));
  return { data, out: testFolder() };
}

const PERIOD = ['--from', '2022-02-01', '--until', '2022-03-01'];

test('made-up visits go into the chain like any other, and more of them after them', async () => {
  const { data } = await seeded(300);
  expect((await gerbang(['log', 'seed', '--rows', '10', '--data', data])).code).toBe(0);
  expect(await gerbang(['log', 'verify', '--data', data])).toMatchObject({ code: 0 });
  await withLog(data, (log) => {
    const all = { from: '2020-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
    expect(log.count(all)).toBe(310);
    expect(log.count({ ...all, category: 'hijau' })).toBeGreaterThan(250);
    expect(log.count({ ...all, category: 'kuning', decision: 'admit' })).toBeGreaterThan(0);
  });
});

test('nothing made up goes among real people', async () => {
  const { data } = await seeded(5);
  await withLog(data, (log) => {
    const [visit] = log.list({ from: new Date(0), to: new Date('2030-01-01'), limit: 1 });
    if (visit) log.append({ ...visit, source: 'serial:/dev/ttyACM0' });
  });
  const { code, err } = await gerbang(['log', 'seed', '--rows', '5', '--data', data]);
  expect(code).toBe(1);
  expect(err).toContain('real people');
});

test('an export has the visits of its days, without people unless asked for, and is on record', async () => {
  const { data, out } = await seeded(200);
  const to = join(out, 'februari.csv');
  const { code, out: lines } = await gerbang(['log', 'export', '--to', to, ...PERIOD, '--data', data]);
  expect(code).toBe(0);
  const text = readFileSync(to, 'utf8');
  expect(text.trimEnd().split('\r\n')).toHaveLength(201);
  expect(text).not.toContain('Nama');
  const [audit] = await withLog(data, (log) => log.listAudit({ limit: 1 }));
  expect(audit).toMatchObject({
    action: 'LOG_EXPORTED',
    officerId: null,
    detail: { rows: 200, personal: 'none' },
  });
  expect(lines[0]?.split('\t')).toEqual([
    'februari.csv',
    '200',
    String(text.length + 2),
    String(audit?.detail['sha256']),
  ]);

  expect((await gerbang(['log', 'export', '--to', to, ...PERIOD, '--data', data])).err).toContain('--force');
  const named = ['--personal', 'name', '--force', '--lang', 'en', '--category', 'merah'];
  expect((await gerbang(['log', 'export', '--to', to, ...PERIOD, ...named, '--data', data])).code).toBe(0);
  expect(readFileSync(to, 'utf8')).toContain('"Name"');
});

test('a report has the office’s name', async () => {
  const { data, out } = await seeded(20);
  const to = join(out, 'laporan.pdf');
  expect((await gerbang(['log', 'export', '--to', to, '--day', '2022-02-25', '--data', data])).code).toBe(0);
  expect(textOf(readFileSync(to))).toContain('Kantor Camat Sepaku');
});

test.each([
  [['--to', 'x.csv', '--day', 'yesterday']],
  [['--to', 'x.doc']],
  [['--to', 'x.csv', '--personal', 'some']],
  [['--to', 'x.csv', '--from', '2022-03-02', '--until', '2022-03-01']],
  [[]],
])('a wrong call of an export is one: %j', async (args) => {
  const { data } = await seeded(1);
  expect((await gerbang(['log', 'export', ...args, '--data', data])).code).toBe(2);
});

test("an export does not go into the kiosk's own folder", async () => {
  const { data } = await seeded(1);
  const { code, err } = await gerbang(['log', 'export', '--to', join(data, 'x.csv'), '--data', data]);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'gerbang: no file: that is no place or no name for an export',
  });
  expect(readdirSync(data)).not.toContain('x.csv');
});

test('without the log’s key there is no export, and none is made', async () => {
  const { data, out } = await seeded(1);
  const { masterKey } = dataFolder(data);
  const other = dataFolder(testFolder());
  writeFileSync(other.log, readFileSync(dataFolder(data).log));
  const { code, err } = await gerbang(['log', 'export', '--to', join(out, 'x.csv'), '--data', other.folder]);
  expect(code).toBe(1);
  expect(err).toContain('key');
  expect(readdirSync(other.folder)).not.toContain(masterKey);
});

test('verify names the first row that was changed', async () => {
  const { data } = await seeded(50);
  const db = new Driver(dataFolder(data).log);
  db.exec(`UPDATE entries SET category = 'hijau' WHERE seq IN (17, 30)`);
  db.exec(`UPDATE entries SET category = 'kuning' WHERE seq IN (17, 30)`);
  db.close();
  const { code, out } = await gerbang(['log', 'verify', '--data', data]);
  expect(code).toBe(1);
  expect(out[0]).toMatch(/^row 17\tROW_CHANGED/);
});

test.each([
  [
    'changed',
    `UPDATE visits SET decision = 'admit', waiting = 0 WHERE seq = (SELECT seq FROM visits WHERE decision = 'deny' LIMIT 1)`,
  ],
  ['taken out', 'DELETE FROM visits WHERE seq = 20'],
  [
    'made up',
    `INSERT INTO visits SELECT 999999, at, kind, person, format, category, reason, decision, waiting, officer_id, inside, left_at, left_how, follow, NULL FROM visits LIMIT 1`,
  ],
])('verify finds a visit that was %s behind the chain’s back', async (_, change) => {
  const { data } = await seeded(200);
  const db = new Driver(dataFolder(data).log);
  expect(db.prepare(change).run().changes).toBe(1);
  db.close();
  const { code, out } = await gerbang(['log', 'verify', '--json', '--data', data]);
  expect(code).toBe(1);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: false, problem: 'VISIT_DIFFERS' });
});
