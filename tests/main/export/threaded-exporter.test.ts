import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ThreadedExporter } from '../../../src/main/export/threaded-exporter.ts';
import { appendEntry } from '../../../src/main/log/append.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { newEntry } from '../log/fixture.ts';
import { NOW, office, OFFICER, visits } from './fixture.ts';

const worker = new URL('../../../src/main/worker.ts', import.meta.url);

const deaf = new URL('deaf-worker.ts', import.meta.url);

function threaded(thread = worker, onClock = () => {}) {
  const { log, own, folder, order } = office();
  log.file.write((session) => {
    for (let i = 0; i < 3000; i += 1)
      appendEntry(session, log.sealer, newEntry({ holder: { name: `Siti ${i}` } }));
  });
  const exporter = new ThreadedExporter({
    ...{ log, threads: new Threads(thread), path: join(own, 'gerbang.db'), keepOut: own },
    now: () => {
      onClock();
      return NOW;
    },
    officers: { list: () => [OFFICER] },
    timeZone: () => 'Asia/Makassar',
  });
  return { log, own, folder, order, exporter };
}

test(
  'an export in a thread of its own is the same file, and the kiosk puts it on record',
  { timeout: 60_000 },
  async () => {
    const { log, folder, order, exporter } = threaded();
    const running = exporter.start(order(visits({ personal: 'name' }), 'a.csv'));
    expect(exporter.busy).toBe(true);
    expect(() => exporter.start(order(visits(), 'b.csv'))).toThrow(
      expect.objectContaining({ code: 'EXPORT_REFUSED' }),
    );
    await running;
    expect(exporter.state).toMatchObject({ phase: 'done', result: { file: 'a.csv', rows: 3000 } });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toContain('Siti 2999');
    expect(log.listAudit({ limit: 1 })).toMatchObject([
      { action: 'LOG_EXPORTED', officerId: OFFICER.id, detail: { rows: 3000, personal: 'name' } },
    ]);
    expect(log.verify()).toMatchObject({ ok: true });

    await exporter.start(order(visits({ format: 'pdf', text: 'siti 2999' }), 'b.pdf'));
    expect(exporter.state).toMatchObject({ phase: 'done', result: { rows: 1 } });
  },
);

test('it can be cancelled, and leaves nothing', { timeout: 60_000 }, async () => {
  const { folder, order, exporter } = threaded();
  const running = exporter.start(order(visits(), 'a.csv'));
  exporter.cancel();
  await running;
  expect(exporter.state).toEqual({ phase: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  expect(exporter.busy).toBe(false);
});

test('a thread that is too busy to hear it is ended', { timeout: 60_000 }, async () => {
  const { log, folder, order, exporter } = threaded(deaf);
  const running = exporter.start(order(visits(), 'a.csv'));
  await vi.waitUntil(() => exporter.state.phase === 'running' && exporter.state.done === 1, 30_000);
  expect(readdirSync(folder)).toHaveLength(1);
  exporter.cancel();
  exporter.cancel();
  await running;
  expect(exporter.state).toEqual({ phase: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  expect(log.listAudit({ limit: 1 })).toEqual([]);
  expect(exporter.busy).toBe(false);
});

test('what is on record is there: it is too late to cancel it', { timeout: 60_000 }, async () => {
  // The clock is asked when it is put on record, and before that when it begins.
  const { folder, order, exporter } = threaded(worker, () => {
    if (exporter.busy) setImmediate(() => exporter.cancel());
  });
  await exporter.start(order(visits(), 'a.csv'));
  expect(exporter.state).toMatchObject({ phase: 'done' });
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('what cannot be put on record is not exported', { timeout: 60_000 }, async () => {
  const { log, folder, order, exporter } = threaded();
  log.file.write(({ db }) =>
    db.exec(`CREATE TRIGGER refuse BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'no'); END`),
  );
  await exporter.start(order(visits(), 'a.csv'));
  expect(exporter.state).toEqual({ phase: 'failed', fault: 'LOG_FAILED' });
  expect(readdirSync(folder)).toEqual([]);
});
