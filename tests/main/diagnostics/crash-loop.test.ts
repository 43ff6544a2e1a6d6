import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CrashLoop, LOOP_CRASHES, LOOP_MS } from '../../../src/main/diagnostics/crash-loop.ts';
import { StartLedger } from '../../../src/main/diagnostics/start-ledger.ts';

describe('a loop of crashes', () => {
  test('is four within two minutes', () => {
    const loop = new CrashLoop();
    expect([0, 30_000, 60_000, 119_999].map((at) => loop.add(at))).toEqual([false, false, false, true]);
  });

  test('is not four over a longer time', () => {
    const loop = new CrashLoop();
    const times = Array.from({ length: 20 }, (_, index) => (index * LOOP_MS) / (LOOP_CRASHES - 1));
    expect(times.map((at) => loop.add(at))).not.toContain(true);
  });

  test('begins anew once somebody has seen to it', () => {
    const loop = new CrashLoop();
    for (const at of [1, 2, 3, 4]) loop.add(at);
    loop.forget();
    expect(loop.add(5)).toBe(false);
  });
});

describe('the ledger of starts', () => {
  function ledger(work: (ledger: StartLedger, file: string) => void): void {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-starts-'));
    const file = join(folder, 'logs', 'starts.json');
    try {
      work(new StartLedger(file), file);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test('finds the loop over the death of the process', () =>
    ledger((_, file) => {
      const starts = [0, 1, 2, 3, 4].map((at) => new StartLedger(file).begin(at * 1000));
      expect(starts).toEqual([false, false, false, false, true]);
    }));

  test('a proper end is no crash', () =>
    ledger((starts) => {
      for (let at = 0; at < 10; at++) {
        expect(starts.begin(at)).toBe(false);
        starts.clear();
      }
    }));

  test('a clock that was set back does not make a loop', () =>
    ledger((starts) => {
      for (const at of [900_000, 900_001, 900_002]) starts.begin(at);
      expect(starts.begin(5)).toBe(false);
      expect(starts.begin(6)).toBe(false);
    }));

  test('a file that is damaged counts as none, and is mended', () =>
    ledger((starts, file) => {
      starts.begin(1);
      for (const damaged of ['', '[1,', '{"a":1}', '["1"]', 'null']) {
        writeFileSync(file, damaged);
        expect(starts.begin(2)).toBe(false);
        expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([2]);
      }
    }));

  test('no place to keep it is no reason not to start', () =>
    ledger((_, file) => {
      expect(new StartLedger(join(file, 'x\0y')).begin(1)).toBe(false);
    }));
});
