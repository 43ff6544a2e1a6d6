import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Hears } from '../../../src/main/threads/order.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { temporaryFolder } from '../log/fixture.ts';
import { impatient, testWork, type Deed } from './works.ts';

const WORKER = new URL('worker.ts', import.meta.url);
/** A thread comes up in a second, on a busy machine in ten. */
const PATIENT = { timeout: 60_000 };

function host(worker: URL | null = WORKER): Threads {
  const threads = new Threads(worker);
  onTestFinished(() => threads.close());
  return threads;
}

/** Begins an order, and says when its first word has come. */
function begun(threads: Threads, order: Deed, hears: Hears<number, string> = {}) {
  const first = Promise.withResolvers<undefined>();
  const ordered = threads.start(testWork, order, {
    ...hears,
    onProgress: (progress) => {
      hears.onProgress?.(progress);
      first.resolve(undefined);
    },
  });
  return { ordered, first: first.promise };
}

describe.each([
  ['in a thread of its own', WORKER],
  ['in this thread where there is no other', null],
])('an order %s', (_, worker) => {
  test('tells how far it is, in order, and has a result', PATIENT, async () => {
    const told: number[] = [];
    const { ordered } = begun(host(worker), { do: 'count', to: 3 }, { onProgress: (at) => told.push(at) });
    expect(await ordered.result).toEqual(['counted']);
    expect(told).toEqual([1, 2, 3]);
  });

  test('asks for what only the kiosk may do, and hears where it could not', PATIENT, async () => {
    const asked: string[] = [];
    const { ordered } = begun(
      host(worker),
      { do: 'ask', questions: ['record', 'refuse', 'record'] },
      {
        onQuestion: (question) => {
          asked.push(question);
          if (question === 'refuse') throw new Error('the log is full');
        },
      },
    );
    expect(await ordered.result).toEqual(['done', 'not done', 'done']);
    expect(asked).toEqual(['record', 'refuse', 'record']);
    expect(await host(worker).start(testWork, { do: 'ask', questions: ['anything'] }).result).toEqual([
      'not done',
    ]);
  });

  test('fails with the code of its error, and without a word of what was in it', PATIENT, async () => {
    const threads = host(worker);
    const own = threads.start(testWork, { do: 'fail', code: 'NO_SPACE' }).result;
    await expect(own).rejects.toMatchObject({ code: 'ORDER_FAILED', reason: 'NO_SPACE' });
    await expect(own).rejects.not.toThrow('Siti');
    const other = threads.start(testWork, { do: 'fail', code: null }).result;
    await expect(other).rejects.toMatchObject({ code: 'ORDER_FAILED', reason: 'INTERNAL_ERROR' });
    await expect(other).rejects.toThrow('TypeError');
  });

  test('ends between two steps where it is told to stop', PATIENT, async () => {
    const { ordered, first } = begun(host(worker), { do: 'wait for the stop' });
    await first;
    ordered.stop();
    expect(await ordered.result).toEqual(['stopped']);
    ordered.cancel();
    await ordered.close();
  });

  test('ends with the kiosk, and none begins any more', PATIENT, async () => {
    const threads = host(worker);
    const one = begun(threads, { do: 'wait for the stop' });
    const other = begun(threads, { do: 'wait for the stop' });
    await Promise.all([one.first, other.first]);
    await threads.close();
    expect(await Promise.all([one.ordered.result, other.ordered.result])).toEqual([['stopped'], ['stopped']]);
    const late = threads.start(testWork, { do: 'count', to: 1 });
    await expect(late.result).rejects.toMatchObject({ code: 'ORDER_CANCELLED' });
    await late.close();
  });
});

describe('a thread', () => {
  test('that hears nothing is ended where its order is cancelled', PATIENT, async () => {
    const { ordered, first } = begun(host(), { do: 'be deaf' });
    await first;
    ordered.cancel();
    await expect(ordered.result).rejects.toMatchObject({ code: 'ORDER_CANCELLED', reason: null });
  });

  test('that hears nothing does not outlive the kiosk', PATIENT, async () => {
    const threads = host();
    const { ordered, first } = begun(threads, { do: 'be deaf' });
    await first;
    await threads.close();
    await expect(ordered.result).rejects.toMatchObject({ code: 'ORDER_CANCELLED' });
  });

  test('that says nothing for too long is ended', PATIENT, async () => {
    const { result } = host().start(impatient, { do: 'be silent' });
    await expect(result).rejects.toMatchObject({ code: 'ORDER_TIMED_OUT' });
  });

  test.each([
    ['leaves without a word', { do: 'leave' }, 'THREAD_DIED'],
    ['has no memory left', { do: 'eat memory' }, 'THREAD_FULL'],
  ] as const)('that %s answers its order all the same', PATIENT, async (_, order, code) => {
    const { result } = host().start(testWork, order);
    await expect(result).rejects.toMatchObject({ code, reason: null });
  });

  test('that cannot be had, or knows no such work, answers too', PATIENT, async () => {
    const nowhere = host(new URL('nowhere.ts', WORKER)).start(testWork, { do: 'count', to: 1 });
    await expect(nowhere.result).rejects.toMatchObject({ code: 'THREAD_DIED' });
    const unknown = host().start({ ...testWork, name: 'dance' }, { do: 'count', to: 1 });
    await expect(unknown.result).rejects.toMatchObject({ code: 'ORDER_FAILED', reason: 'INTERNAL_ERROR' });
  });

  test('that says what nobody understands is ended', PATIENT, async () => {
    const threads = host(new URL('gibberish-worker.ts', import.meta.url));
    const { result } = threads.start(testWork, { do: 'count', to: 1 });
    await expect(result).rejects.toMatchObject({ code: 'THREAD_DIED' });
  });

  test.skipIf(process.platform === 'win32')(
    'that a disk holds, and nobody can end, holds nobody up',
    PATIENT,
    async () => {
      // Nobody writes to it: who opens it waits within the system, where no thread can be ended.
      const path = join(temporaryFolder(), 'pipe');
      execFileSync('mkfifo', [path]);
      const { ordered, first } = begun(host(), { do: 'read', path });
      await first;
      ordered.cancel();
      await expect(ordered.result).rejects.toMatchObject({ code: 'ORDER_CANCELLED' });
      closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK));
    },
  );
});
