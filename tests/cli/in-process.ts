import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { parseAnswers, type Answer } from '../support/command-line.ts';

export interface Ran {
  readonly code: number;
  /** What it printed, by line. */
  readonly out: readonly string[];
  /** What it told on standard error, as one text. */
  readonly err: string;
}

/** The moment at which commands run that are told none. */
export const NOW = new Date('2022-03-01T02:00:00Z');

/** Runs a command within the test's own process. */
export async function gerbang(argv: readonly string[], input: Iterable<string | Buffer> = []): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    input: Readable.from(input, { objectMode: true }),
    print: (text) => void out.push(...text.split('\n')),
    warn: (text) => void err.push(text),
    drained: () => Promise.resolve(),
    now: () => NOW,
  });
  return { code, out, err: err.join('\n') };
}

/** Sends lines through `verify --jsonl`: texts as they are, objects as JSON. Every one gets its answer. */
export async function verifyLines(...lines: readonly (string | object)[]): Promise<Answer[]> {
  const texts = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  const { code, out, err } = await gerbang(['verify', '--jsonl'], texts);
  if (code !== 0 || err !== '') throw new Error(`it ended with ${code}: ${err}`);
  return parseAnswers(out.map((line) => `${line}\n`).join(''));
}

/** The answer to one line. */
export async function verifyLine(line: string | object): Promise<Answer> {
  const answers = await verifyLines(line);
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`${answers.length} answers to one line`);
  return answer;
}

/** A folder for one test, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
