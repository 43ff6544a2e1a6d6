import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import type { VisitFilter } from '#shared/domain/visit.ts';
import { fillLog } from '../../src/cli/log-seed.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { alternate, type Effort, timing } from './lib/measure.ts';
import { millis, within, type Row, type Section } from './lib/report.ts';

const DAYS = 365;
const DAY_MS = 86_400_000;
const PAGE = 101;
const PAGE_MS = 50;
const SEARCH_MS = 300;
const MEMORY_MB = 64;

const Exported = z.object({
  rows: z.int(),
  megabytes: z.number(),
  fileMB: z.number(),
  ms: z.number(),
  idle: z.array(z.number()),
  busy: z.array(z.number()),
});

/** A year's log: opened, read page by page, searched, exported while scans come. */
export async function longLogSection({ few, rows }: Effort): Promise<Section> {
  const folder = mkdtempSync(join(projectRoot, 'test-results', 'bench-long-log-'));
  const master = randomBytes(32);
  const keys = deriveLogKeys(master);
  const path = join(folder, 'log.db');
  const now = new Date();
  const log = EntryLog.open({ path, keys });
  try {
    const seeding = await once(() => fillLog(log, { visits: rows, days: DAYS, now, seed: 1 }));
    log.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const year = { from: new Date(now.getTime() - DAYS * DAY_MS).toISOString(), to: now.toISOString() };
    const pages = await pageRows(log, year, rows, few);
    const preparing = await once(() => log.prepareSearch());
    const searches = await searchRows(log, year, few);
    const opening = await openRows(path, join(folder, 'empty.db'), master, few);
    log.close();
    const exported = exportAll(folder, master);
    return {
      title: `A log of ${rows} visits over a year`,
      rows: [
        ...opening,
        ...pages,
        ...searches,
        within(
          { name: `CSV of ${exported.rows} visits: memory`, median: exported.megabytes, ...ONE, unit: 'MB' },
          MEMORY_MB,
        ),
        { name: `CSV of ${exported.rows} visits`, median: exported.ms, ...ONE, unit: 'ms' },
        millis('append, idle', timing(exported.idle)),
        millis('append, during the export', timing(exported.busy), {
          to: 'idle',
          value: timing(exported.idle).median,
        }),
      ],
      notes: [
        `Filled in ${Math.round(seeding / 1000)} s; pages to search made in ${Math.round(preparing / 1000)} s, once.`,
        `memory: the most resident memory of a process of its own above what it had before; the file has ${Math.round(exported.fileMB)} MB.`,
        'append: from the moment it was due, 15 ms apart, to the moment it was on disk.',
      ],
    };
  } finally {
    log.close();
    rmSync(folder, { recursive: true });
  }
}

const ONE = { p95: null, samples: 1 } as const;

async function pageRows(log: EntryLog, year: VisitFilter, rows: number, few: Effort['few']): Promise<Row[]> {
  const filters: Readonly<Record<string, Partial<VisitFilter>>> = {
    'no filter': {},
    hitam: { category: 'hitam' },
    'turned away, employee, typed in': { decision: 'deny', person: 'pegawai', kind: 'manual' },
    'nobody at all': { category: 'hitam', kind: 'manual', person: 'pegawai', format: 'pass' },
    'by an officer, green, visitors': { officerId: 1, category: 'hijau', person: 'pengunjung' },
    'typed in by reason': { reason: 'MANUAL_ENTRY', category: 'merah' },
    'followed up': { follow: 'any', person: 'pengunjung' },
    waiting: { waiting: true },
  };
  const found: Row[] = [];
  for (const [name, change] of Object.entries(filters)) {
    const took = await alternate(
      { page: () => log.page({ ...year, ...change }, PAGE) },
      few({ rounds: 15, warmUp: 2 }),
    );
    found.push(within(millis(`page: ${name}`, took.page), PAGE_MS));
  }
  const deep = await alternate(
    { page: (i) => log.page(year, PAGE, Math.max(1, Math.floor(rows / 2) + i)) },
    few({ rounds: 15, warmUp: 2 }),
  );
  return [...found, within(millis('page: in the middle of the year', deep.page), PAGE_MS)];
}

async function searchRows(log: EntryLog, year: VisitFilter, few: Effort['few']): Promise<Row[]> {
  const texts = {
    'search: siti nur': 'siti nur',
    'search: a full name': 'Zulkifli Nurhaliza',
    'search: the end of a NIK': '90417',
    'search: nobody': 'xylophon',
  };
  const found: Row[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const took = await alternate(
      { search: () => log.search(text, year, PAGE) },
      few({ rounds: 7, warmUp: 1 }),
    );
    found.push(within(millis(name, took.search), SEARCH_MS));
  }
  const narrow = await alternate(
    { search: () => log.search('siti', { ...year, category: 'hitam', person: 'pegawai' }, PAGE) },
    few({ rounds: 7, warmUp: 1 }),
  );
  return [...found, within(millis('search: siti, hitam, employees', narrow.search), SEARCH_MS)];
}

async function openRows(path: string, empty: string, master: Uint8Array, few: Effort['few']): Promise<Row[]> {
  const open = (file: string) => {
    const log = EntryLog.open({ path: file, keys: deriveLogKeys(master) });
    log.probe();
    log.countDay(new Date().toISOString().slice(0, 10), 'Asia/Makassar');
    log.close();
  };
  const took = await alternate(
    { empty: () => open(empty), long: () => open(path) },
    few({ rounds: 15, warmUp: 2 }),
  );
  return [
    millis('open, probe and count today: an empty log', took.empty),
    millis('open, probe and count today: this one', took.long, {
      to: 'empty',
      value: took.empty.median,
      atMost: 1.5,
    }),
  ];
}

function exportAll(folder: string, master: Uint8Array): z.infer<typeof Exported> {
  const child = join(import.meta.dirname, 'lib', 'export-child.ts');
  // Not below the log's own folder: no export goes there.
  const file = join(mkdtempSync(join(projectRoot, 'test-results', 'bench-export-')), 'all.csv');
  try {
    const key = Buffer.from(master).toString('hex');
    const said = execFileSync(process.execPath, ['--expose-gc', child, folder, key, file], {
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
    });
    return Exported.parse(JSON.parse(said));
  } finally {
    rmSync(join(file, '..'), { recursive: true });
  }
}

async function once(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
