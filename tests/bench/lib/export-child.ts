import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEntry } from '#shared/domain/entry.ts';
import { ThreadedExporter } from '../../../src/main/export/threaded-exporter.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { Threads } from '../../../src/main/threads/threads.ts';

/*
 * A process of its own, so that nothing else is in its memory: exports the whole log of a folder as CSV, with an
 * append every few milliseconds, and tells what both cost. Usage: export-child.ts FOLDER KEY(hex) TARGET
 */

const [folder = '', key = '', target = ''] = process.argv.slice(2);
const EVERY_MS = 15;
const IDLE_APPENDS = 300;
const ALL = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };

const log = EntryLog.open({ path: join(folder, 'log.db'), keys: deriveLogKeys(Buffer.from(key, 'hex')) });
const [sample] = log.page(ALL, 1);
if (!sample) throw new Error('the log is empty');
const entry: NewEntry = sample;

/** From when an append was due to when it was on disk: what a visitor would wait for. */
async function append(): Promise<number> {
  const due = performance.now() + EVERY_MS;
  await sleep(EVERY_MS);
  log.append({ ...entry, at: new Date().toISOString() });
  return performance.now() - due;
}

const idle: number[] = [];
for (let i = 0; i < IDLE_APPENDS; i += 1) idle.push(await append());

globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
const exporter = new ThreadedExporter({
  path: join(folder, 'log.db'),
  threads: new Threads(new URL('../../../src/main/worker.ts', import.meta.url)),
  ...{ log, officers: { list: () => [] }, now: () => new Date(), timeZone: () => 'Asia/Makassar' },
  keepOut: folder,
});
const begin = performance.now();
const running = exporter.start({
  request: { kind: 'visits', format: 'csv', filter: ALL, personal: 'all' },
  ...{ path: target, officer: null, office: 'Bench', language: 'id', faces: null, cases: [] },
});
const busy: number[] = [];
while (exporter.busy) busy.push(await append());
await running;
clearInterval(watching);
const { state } = exporter;
if (state.phase !== 'done') throw new Error(`the export ended otherwise: ${JSON.stringify(state)}`);
console.log(
  JSON.stringify({
    rows: state.result.rows,
    megabytes: (most - before) / 2 ** 20,
    fileMB: statSync(target).size / 2 ** 20,
    ms: performance.now() - begin,
    idle,
    busy,
  }),
);
log.close();
