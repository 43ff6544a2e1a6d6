import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { createIssuer, trustDocument } from '../support/issuer/hcert.ts';
import { provision } from '../support/provision.ts';
import { openPty } from '../support/pty.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';
import { type Effort, timing, wallClock } from './lib/measure.ts';
import { memoryOf, type Memory } from './lib/processes.ts';
import { millis, within, type Row, type Section } from './lib/report.ts';

const ROUNDS = 8;
/** Starts before the counted ones: they fill the file cache and Chromium's code cache. */
const WARM_UP = 1;
/** In so many of the rounds the app is left alone for a while, and then weighed. */
const WEIGHED = 3;
const SETTLE_MS = 3000;

const START_AT_MOST = 1.5;
const MEMORY_AT_MOST_MB = 120;

/** An app as it is started: its folder, its data folder, and what shows that it is there. */
interface App {
  readonly folder: string;
  readonly data: string;
  readonly selector: string;
}

type AppName = 'gerbang' | 'blank';
type Moments = ReadonlyMap<string, number>;

/** Cold start to idle and memory at rest, beside one blank window of the same Electron. */
export async function startSection({ most }: Effort): Promise<Section> {
  const rounds = most(ROUNDS);
  const weighed = most(WEIGHED);
  const data = mkdtempSync(join(tmpdir(), 'gerbang-bench-'));
  const pty = await openPty();
  const trust = hasTestdata('gdhcn')
    ? JSON.parse(readTestdata('gdhcn/did.json').toString('utf8'))
    : trustDocument(await createIssuer({ country: 'ID' }, new Date()));
  await provision(join(data, 'gerbang'), {
    site: { scanner: { kind: 'serial', port: { by: 'path', path: pty.scannerPath } }, display: {} },
    trust: [trust],
  });
  const gerbang: App = {
    folder: projectRoot,
    data: join(data, 'gerbang'),
    selector: '[data-testid="idle"][data-scanner-state="connected"]',
  };
  const blank: App = {
    folder: join(import.meta.dirname, 'start', 'blank'),
    data: join(data, 'blank'),
    selector: 'body',
  };
  const starts: Record<AppName, Moments[]> = { gerbang: [], blank: [] };
  const weights: Record<AppName, Memory[]> = { gerbang: [], blank: [] };
  try {
    for (let round = 0; round < WARM_UP + rounds; round++) {
      for (const [name, app] of [
        ['blank', blank],
        ['gerbang', gerbang],
      ] as const) {
        const { moments, memory } = await start(app, round >= WARM_UP && round < WARM_UP + weighed);
        if (round >= WARM_UP) starts[name].push(moments);
        if (memory) weights[name].push(memory);
      }
    }
  } finally {
    await pty.close();
    rmSync(data, { recursive: true, force: true });
  }
  return {
    title: 'Start and memory, beside one blank Electron window',
    rows: [...startRows(starts.gerbang, starts.blank), ...memoryRows(weights.gerbang, weights.blank)],
    notes: [
      `From the process's start to idle painted with the scanner connected; ${
        hasTestdata('gdhcn') ? "WHO's 501 keys loaded" : `one key loaded (${NO_TESTDATA})`
      }. Files are in the disk cache, as after the first start of a day.`,
      'PSS: shared pages counted once. Weighed three seconds after the start.',
    ],
  };
}

function startRows(gerbang: readonly Moments[], blank: readonly Moments[]): Row[] {
  const until = (all: readonly Moments[], what: string) =>
    timing(all.map((moments) => moments.get(what) ?? NaN));
  const peer = until(blank, 'painted');
  return [
    millis('blank   window painted', peer),
    ...(['main', 'ready', 'window', 'dom'] as const).flatMap((what) => [
      millis(`blank   … ${what}`, until(blank, what)),
      millis(`gerbang … ${what}`, until(gerbang, what)),
    ]),
    millis('gerbang idle, listening', until(gerbang, 'painted'), {
      to: 'blank',
      value: peer.median,
      atMost: START_AT_MOST,
    }),
  ];
}

function memoryRows(gerbang: readonly Memory[], blank: readonly Memory[]): Row[] {
  if (gerbang.length === 0 || blank.length === 0) return [];
  const row = (name: string, values: readonly number[]): Row => ({
    name,
    median: timing(values).median,
    p95: null,
    samples: values.length,
    unit: 'MB',
  });
  const rows = (['pss', 'rss'] as const).map((kind) => {
    const peer = row(
      `blank   ${kind.toUpperCase()}`,
      blank.map((memory) => memory[kind]),
    );
    const ours = row(
      `gerbang ${kind.toUpperCase()}`,
      gerbang.map((memory) => memory[kind]),
    );
    const above = {
      ...ours,
      name: `gerbang ${kind.toUpperCase()} above blank`,
      median: ours.median - peer.median,
    };
    return [peer, ours, kind === 'pss' ? within(above, MEMORY_AT_MOST_MB) : above];
  });
  return rows.flat();
}

const Said = z.object({ what: z.string(), at: z.number() });

/** One start and its end. Moments are milliseconds since just before the process was made. */
async function start({ folder, data, selector }: App, weigh: boolean) {
  const { executable, args, env } = electronCommand();
  const hook = join(import.meta.dirname, 'start', 'hook.cjs');
  const begin = wallClock();
  const child = spawn(executable, [...args, '-r', hook, folder, `--data=${data}`, '--windowed=1366x768'], {
    env: { ...process.env, ...env, BENCH_SELECTOR: selector },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const moments = new Map<string, number>();
  const timeout = setTimeout(() => child.kill('SIGKILL'), 180_000);
  try {
    for await (const line of createInterface(child.stdout)) {
      const said = Said.safeParse(parse(line));
      if (!said.success) continue;
      if (!moments.has(said.data.what)) moments.set(said.data.what, said.data.at - begin);
      if (said.data.what === 'painted') break;
    }
    if (!moments.has('painted')) throw new Error(`${folder} did not come up`);
    if (!weigh || child.pid === undefined || process.platform !== 'linux') return { moments, memory: null };
    await sleep(SETTLE_MS);
    return { moments, memory: memoryOf(child.pid) };
  } finally {
    clearTimeout(timeout);
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(late);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
