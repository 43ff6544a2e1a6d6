import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { KioskState } from '#shared/domain/kiosk.ts';
import { requests } from '#shared/ipc/contract.ts';
import { type Feature, stateOf, worksOf } from '../../src/main/feature.ts';
import { type KioskEvents, openGround } from '../../src/main/ground.ts';
import { Kiosk } from '../../src/main/kiosk.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Source files, by their path in `src/`, with what they import. */
const IMPORTS: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8');
      const found = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) =>
        name.startsWith('#shared/')
          ? name.replace('#', '')
          : relative(SRC, join(entry.parentPath, name)).replaceAll('\\', '/'),
      );
      return [relative(SRC, path).replaceAll('\\', '/'), found];
    }),
);
const importersOf = (file: string): string[] =>
  [...IMPORTS].flatMap(([path, names]) => (names.includes(file) ? [path] : []));
const FEATURES = [...IMPORTS.keys()].filter((path) => /^main\/[^/]+\/(?:.+-)?feature\.ts$/.test(path));
const REQUESTS = [...IMPORTS.keys()].filter((path) => /^shared\/ipc\/requests\/(?!nothing)/.test(path));

describe('what has to know of a feature', () => {
  test.each(FEATURES)('%s: one list', (file) => {
    expect(importersOf(file)).toEqual(['main/kiosk.ts']);
  });

  test.each(REQUESTS)('%s: the contract’s list, the feature that answers, and the pages that ask', (file) => {
    const central = importersOf(file).filter(
      (path) => !FEATURES.includes(path) && !path.startsWith('renderer/officer/'),
    );
    // Types of pages are the services' own words.
    const lists = central.filter((path) => !/^main\/[^/]+\/(?!feature)/.test(path));
    expect(lists).toEqual(['shared/ipc/contract.ts']);
  });
});

/** A feature as somebody would add it: it knows nothing but its ground, and nothing knows it. */
function lamp({ now, events }: Pick<ReturnType<typeof openGround>, 'now' | 'events'>) {
  const done: string[] = [];
  return {
    service: { done },
    state: () => ({ busy: done.includes('start') }),
    start: () => void done.push('start'),
    tick: (isLogWell: boolean) => {
      done.push(isLogWell ? 'tick' : 'tick without a log');
      return false;
    },
    signedOut: () => void done.push(`signed out at ${now().getUTCFullYear()}`),
    close: () => void done.push('close'),
    handle: {
      'screen.closed': ({ at }: { at: string }) => {
        events.emit('screen', { kind: 'part', at, have: 1, of: 2 });
      },
    },
  } satisfies Feature;
}

test('a feature stands on its ground alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-feature-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const told: unknown[] = [];
  const ground = openGround(
    { folder, keyWrapper: null, now: () => new Date('2022-02-24T01:00:00Z'), report: () => undefined },
    {
      state: () => {
        throw new Error('nobody asks');
      },
      changed: () => told.push('changed'),
      events: new EventEmitter<KioskEvents>().on('screen', ({ kind }) => told.push(kind)),
      settled: () => undefined,
    },
  );
  const it = lamp(ground);
  it.start();
  it.tick(ground.room.fault === null);
  it.signedOut();
  it.handle['screen.closed']({ at: '2022-02-24T01:00:00Z' });
  it.close();
  expect(it.service.done).toEqual(['start', 'tick', 'signed out at 2022', 'close']);
  expect(it.state()).toEqual({ busy: true });
  expect(told).toEqual(['part']);
});

describe('all features of the kiosk', () => {
  function kiosk(): Kiosk {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-feature-'));
    const made = new Kiosk({ folder, keyWrapper: null, now: () => new Date(), report: () => undefined });
    onTestFinished(async () => {
      await made.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return made;
  }

  test('answer every request of the contract, each one of them once', () => {
    const handled = Object.values(kiosk().features).flatMap((feature) =>
      'handle' in feature ? Object.keys(feature.handle) : [],
    );
    expect(handled.sort()).toEqual(Object.keys(requests).sort());
  });

  test('tell each thing of the kiosk once', () => {
    const { features, state } = kiosk();
    const parts = Object.values(features).flatMap((feature) =>
      'state' in feature ? Object.keys(feature.state()) : [],
    );
    expect(parts.sort()).toEqual(Object.keys(state).sort());
  });

  test('with one of them missing there is no kiosk', () => {
    const some: Feature[] = Object.values(kiosk().features).slice(1);
    expect(() => stateOf(some)).toThrow(TypeError);
    expect(() => worksOf(some.slice(1))).toThrow(TypeError);
    expect(() => stateOf<{ state: () => Partial<KioskState> }>([])).toThrow(TypeError);
  });
});
