import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import * as z from 'zod';
import { projectNode, projectRoot } from '../../scripts/lib/paths.mjs';

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as a process of its own, on the project's Node. */
export function startCommandLine(
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): ChildProcessWithoutNullStreams {
  return spawn(projectNode(), [...nodeOptions, join(projectRoot, 'src/cli/index.ts'), ...args]);
}

/** Runs the command line to its end. */
export async function runCommandLine(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<Ended> {
  const child = startCommandLine(args);
  // A process that ends without reading its input is for the test to judge.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
  return { code: await exit, stdout: stdout.toString('utf8'), stderr };
}

/** An answer of `verify --jsonl`, as it is promised to programs. */
export const Answer = z.strictObject({
  id: z.union([z.string(), z.number(), z.null()]),
  format: z.enum(['hcert', 'shc', 'vds-nc', 'divoc']).nullable(),
  outcome: z.enum(['verified', 'untrusted', 'invalid']),
  error: z.string().optional(),
  /** Of a line that could not be judged: what is wrong with it. */
  detail: z.string().optional(),
  credential: z.looseObject({}).optional(),
  verdict: z.strictObject({
    decision: z.enum(['admit', 'refer', 'deny']),
    category: z.enum(['hijau', 'kuning', 'merah', 'hitam']),
    reasons: z.array(z.string()).min(1),
  }),
});
export type Answer = z.infer<typeof Answer>;

/** The answers in what `verify --jsonl` printed, checked against what is promised. */
export function parseAnswers(stdout: string): Answer[] {
  if (stdout !== '' && !stdout.endsWith('\n')) throw new Error('the last line is not ended');
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => Answer.parse(JSON.parse(line)));
}

/** Sends lines through `verify --jsonl` as a process and returns its answers, one each. */
export async function verifyByProcess(lines: readonly object[]): Promise<Answer[]> {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { code, stdout, stderr } = await runCommandLine(['verify', '--jsonl'], input);
  if (code !== 0 || stderr !== '') throw new Error(`it ended with ${String(code)}: ${stderr}`);
  return parseAnswers(stdout);
}
