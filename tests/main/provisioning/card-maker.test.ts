import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CardWork } from '#shared/domain/card-making.ts';
import { CardMaker } from '../../../src/main/provisioning/card-maker.ts';
import { judgeCard } from '../../../src/main/provisioning/judge-card.ts';
import { keyFileOf, regencyKey } from '../../../src/main/provisioning/regency-key.ts';
import { SAMPLE_LISTS } from '../../../src/main/provisioning/sample-list.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { testFaces } from '../../support/faces.ts';
import { textOf } from '../../support/pdf.ts';

const WORKER = new URL('../../../src/main/worker.ts', import.meta.url);
const NOW = new Date('2026-02-01T03:00:00.000Z');
const SEED = new Uint8Array(32).fill(7);
const KEY_FILE = keyFileOf('Diskominfo Penajam Paser Utara', SEED, NOW);
const ADMIN = { id: 1, name: 'Budi', role: 'admin', active: true } as const;
const request = { officer: ADMIN, language: 'id', faces: testFaces(), replace: false } as const;

function listOf(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, at) => `Kantor Desa Contoh;DESA-${at};desa`);
  return Buffer.from(['nama;kode;jenis', ...rows].join('\n'));
}

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-cards-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Recorded {
  readonly action: string;
  readonly officer: number;
  readonly detail: unknown;
}

/** A maker and what it says. @param onWork told as well */
function maker({
  worker = WORKER,
  onWork = () => undefined,
  record,
}: {
  worker?: URL | null;
  onWork?: (work: CardWork) => void;
  record?: () => never;
} = {}) {
  const works: CardWork[] = [];
  const recorded: Recorded[] = [];
  const ended = Promise.withResolvers<CardWork>();
  const made = new CardMaker({
    policies: ['ppu', 'booster'],
    threads: new Threads(worker),
    now: () => NOW,
    record: record ?? ((action, { id }, detail) => void recorded.push({ action, officer: id, detail })),
    onWork: (work) => {
      works.push(work);
      onWork(work);
      if (['done', 'stopped', 'failed'].includes(work.phase)) ended.resolve(work);
    },
  });
  onTestFinished(() => made.close());
  return { maker: made, works, recorded, ended: ended.promise };
}

/** One with all laid out. */
async function laidOut(count: number, options: Parameters<typeof maker>[0] = {}) {
  const all = maker(options);
  const folder = testFolder();
  all.maker.openKey(KEY_FILE);
  await all.maker.openList('kantor.csv', listOf(count));
  all.maker.chooseFolder(folder);
  return { ...all, folder };
}

/** Every office that is there at all has its four files, each of them whole. */
function expectWhole(folder: string): void {
  for (const name of readdirSync(folder)) {
    const files = readdirSync(join(folder, name)).sort();
    expect(files).toEqual(
      [`kartu-${name}.pdf`, `${name}.card`, `pemasangan-${name}.pdf`, `poster-${name}.pdf`].sort(),
    );
    for (const file of files) {
      const bytes = readFileSync(join(folder, name, file));
      if (file.endsWith('.pdf')) expect(bytes.subarray(-6).toString()).toContain('%%EOF');
      else expect(judgeCard(bytes, { pinned: null, hasPolicy: () => true })).toMatchObject({ content: {} });
    }
  }
}

describe('the cards of a list', () => {
  test(
    'are made in a thread beside, told one by one, on record before the first',
    { timeout: 120_000 },
    async () => {
      const { maker: own, works, recorded, ended, folder } = await laidOut(3);
      expect(await own.make(request)).toBe(true);
      expect(recorded).toEqual([
        {
          action: 'CARDS_MADE',
          officer: 1,
          detail: { offices: 3, key: expect.stringMatching(/^(?:[0-9A-F]{4} ){4}[0-9A-F]{4}$/) },
        },
      ]);
      expect(readdirSync(folder)).toEqual([]);
      await expect(own.make(request)).rejects.toMatchObject({ code: 'NOT_READY' });
      expect(await ended).toMatchObject({ phase: 'done', total: 3, folder });
      expect(works.map((work) => (work.phase === 'running' ? work.done : work.phase))).toEqual([
        ...[0, 1, 2, 3, 'done'],
      ]);
      expect(readdirSync(folder)).toHaveLength(3);
      expectWhole(folder);
      const card = readFileSync(join(folder, 'desa-1-kantor-desa-contoh/desa-1-kantor-desa-contoh.card'));
      expect(judgeCard(card, { pinned: null, hasPolicy: () => true })).toMatchObject({
        key: regencyKey('', SEED).raw,
        content: { office: { code: 'DESA-1' } },
      });
      const sheet = join(folder, 'desa-1-kantor-desa-contoh/pemasangan-desa-1-kantor-desa-contoh.pdf');
      expect(textOf(readFileSync(sheet))).toContain(own.state.key?.fingerprint);
      own.back();
      expect(own.state.work).toEqual({ phase: 'idle' });
    },
  );

  test(
    'leave the main thread to the scanner: it idles while they are made',
    { timeout: 120_000 },
    async () => {
      const { maker: own, ended } = await laidOut(12);
      await own.make(request);
      const before = performance.eventLoopUtilization();
      expect(await ended).toMatchObject({ phase: 'done' });
      // A share, not a time: made in this thread, it is nearly all of it.
      expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
    },
  );

  test.each([
    ['stopped', (own: CardMaker) => own.cancel()],
    ['left by a sign-out', (own: CardMaker) => own.forget()],
  ])('%s on the way: no file is half, no office either', { timeout: 120_000 }, async (_, end) => {
    const {
      maker: own,
      ended,
      folder,
    } = await laidOut(30, {
      onWork: (work) => {
        if (work.phase === 'running' && work.done === 1) end(own);
      },
    });
    await own.make(request);
    expect(await ended).toMatchObject({ phase: 'stopped', total: 30 });
    const made = readdirSync(folder).length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(30);
    expect(own.state.work).toMatchObject({ phase: 'stopped', done: made });
    expectWhole(folder);
  });

  test('end with the kiosk, and only then is it closed', { timeout: 120_000 }, async () => {
    const first = Promise.withResolvers<undefined>();
    const { maker: own, folder } = await laidOut(30, { onWork: () => first.resolve(undefined) });
    await own.make(request);
    await first.promise;
    await own.close();
    expect(own.state).toMatchObject({ key: null, list: null, folder: null });
    const made = readdirSync(folder).length;
    expect(made).toBeLessThan(30);
    expectWhole(folder);
  });

  test('that are cut off in the middle leave no half of an office', { timeout: 120_000 }, async () => {
    const first = Promise.withResolvers<undefined>();
    const { maker: own, folder } = await laidOut(3, {
      worker: new URL('deaf-worker.ts', import.meta.url),
      onWork: (work) => {
        if (work.phase === 'running' && work.done === 1) first.resolve(undefined);
      },
    });
    await own.make(request);
    await first.promise;
    expect(readdirSync(folder)).toHaveLength(2);
    await own.close();
    expect(readdirSync(folder)).toEqual(['desa-0-kantor-desa-contoh']);
    expect(own.state.work).toMatchObject({ phase: 'stopped', done: 1, total: 3 });
  });

  test('are made in this thread where there is no other', { timeout: 120_000 }, async () => {
    const { maker: own, ended, folder } = await laidOut(2, { worker: null });
    await own.make({ ...request, language: 'en' });
    expect(await ended).toMatchObject({ phase: 'done' });
    expect(readdirSync(join(folder, 'desa-0-kantor-desa-contoh'))).toContain(
      'install-desa-0-kantor-desa-contoh.pdf',
    );
  });

  test(
    'a folder that is not empty is asked about; only what has the same name is replaced',
    { timeout: 120_000 },
    async () => {
      const { maker: own, recorded, ended, folder } = await laidOut(1);
      writeFileSync(join(folder, 'thesis.txt'), 'years of work');
      expect(await own.make(request)).toBe(false);
      expect(recorded).toEqual([]);
      expect(readdirSync(folder)).toEqual(['thesis.txt']);
      expect(await own.make({ ...request, replace: true })).toBe(true);
      expect(await ended).toMatchObject({ phase: 'done' });
      expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
      rmSync(join(folder, 'thesis.txt'));
      expectWhole(folder);

      // An office that is there already gets its files anew, and keeps what somebody laid beside them.
      const office = join(folder, 'desa-0-kantor-desa-contoh');
      writeFileSync(join(office, 'note.txt'), 'the stairs');
      writeFileSync(join(office, 'desa-0-kantor-desa-contoh.card'), 'old');
      const again = await laidOut(1);
      again.maker.chooseFolder(folder);
      expect(await again.maker.make({ ...request, replace: true })).toBe(true);
      expect(await again.ended).toMatchObject({ phase: 'done' });
      expect(readdirSync(folder)).toHaveLength(1);
      rmSync(join(office, 'note.txt'));
      expectWhole(folder);
    },
  );

  test('a place that takes no more is told, with what is there', { timeout: 120_000 }, async () => {
    const { maker: own, ended, folder } = await laidOut(3);
    // A file stands where the second office's folder is to go.
    writeFileSync(join(folder, 'desa-1-kantor-desa-contoh'), '');
    await own.make({ ...request, replace: true });
    expect(await ended).toMatchObject({ phase: 'failed', fault: 'FILE_NOT_WRITTEN', done: 1, total: 3 });
    own.back();
    own.chooseFolder(join(folder, 'not there'));
    await expect(own.make(request)).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
  });

  test('what cannot be put on record is not made', async () => {
    const { maker: own, folder } = await laidOut(2, {
      record: () => {
        throw new Error('the log is full');
      },
    });
    await expect(own.make(request)).rejects.toThrow('the log is full');
    expect(readdirSync(folder)).toEqual([]);
    const path = join(folder, 'new.key');
    await expect(own.makeKey(path, 'Diskominfo', ADMIN)).rejects.toThrow('the log is full');
    expect(existsSync(path)).toBe(false);
  });

  test('nothing is made while a row is wrong, or something is missing', async () => {
    const { maker: own, folder } = await laidOut(2);
    await own.openList('salah.csv', Buffer.from('nama;kode;kapasitas;kapasitaz\nSatu;A-1;x;\nDua;A-2;;\n'));
    expect(own.state.list).toMatchObject({
      ...{ file: 'salah.csv', fault: null, count: 1, problemCount: 1, unknown: ['kapasitaz'] },
      problems: [{ row: 2, column: 'capacity', code: 'TAKES' }],
      offices: [{ code: 'A-2' }],
    });
    await expect(own.make(request)).rejects.toMatchObject({ code: 'NOT_READY' });
    await own.openList('foto.csv', Buffer.from('\x89PNG\0\0'));
    expect(own.state.list).toMatchObject({ fault: { code: 'NOT_A_TABLE' }, count: 0 });
    await expect(own.make(request)).rejects.toMatchObject({ code: 'NOT_READY' });
    await own.openList('kantor.csv', listOf(1));
    own.putAway();
    expect(own.state).toEqual({ key: null, list: null, folder: null, policies: [], work: { phase: 'idle' } });
    await expect(own.make(request)).rejects.toMatchObject({ code: 'NOT_READY' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whoever is gone by the time that it begins has begun nothing', async () => {
    const { maker: own, recorded, folder } = await laidOut(2);
    const making = own.make(request);
    own.forget();
    await expect(making).rejects.toMatchObject({ code: 'NOT_READY' });
    expect(recorded).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    const reading = own.openList('kantor.csv', listOf(50));
    own.forget();
    await reading;
    expect(own.state.list).toBeNull();
  });
});

describe('the key', () => {
  test('is made for its owner only and never over another file, and the screen is told no secret', async () => {
    const { maker: own, recorded } = maker();
    const folder = testFolder();
    const path = join(folder, 'regency.key');
    await own.makeKey(path, 'Diskominfo PPU', ADMIN);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    const { key } = own.state;
    expect(key).toMatchObject({ issuer: 'Diskominfo PPU' });
    expect(recorded).toEqual([{ action: 'REGENCY_KEY_MADE', officer: 1, detail: { key: key?.fingerprint } }]);
    const { seed } = JSON.parse(text);
    expect(JSON.stringify([own.state, recorded])).not.toContain(seed);
    await expect(own.makeKey(path, 'Other', ADMIN)).rejects.toMatchObject({ code: 'KEY_FILE_THERE' });
    expect(readFileSync(path, 'utf8')).toBe(text);
    mkdirSync(join(folder, 'folder'));
    await expect(own.makeKey(join(folder, 'no/k'), 'Other', ADMIN)).rejects.toMatchObject({
      code: 'FILE_NOT_WRITTEN',
    });
    expect(own.state.key).toEqual(key);

    own.forget();
    own.openKey(text);
    expect(own.state.key).toEqual(key);
    expect(() => own.openKey('{}')).toThrow(expect.objectContaining({ code: 'KEY_FILE_INVALID' }));
    expect(own.state.key).toEqual(key);
  });
});

test.each(['id', 'en'] as const)(
  'the sample list, in %s, is five offices without a problem',
  async (language) => {
    const { maker: own } = maker();
    await own.openList('sample.csv', Buffer.from(SAMPLE_LISTS[language]));
    expect(own.state.list).toMatchObject({ fault: null, count: 5, problemCount: 0, unknown: [] });
    expect(own.state.list?.offices.map(({ kind }) => kind)).toEqual([
      ...['skpd', 'kecamatan', 'kelurahan', 'desa', 'puskesmas'],
    ]);
  },
);

test('the documentation has the same sample', () => {
  const file = join(import.meta.dirname, '../../../docs/offices.sample.csv');
  expect(readFileSync(file, 'utf8')).toBe(SAMPLE_LISTS.id);
});
