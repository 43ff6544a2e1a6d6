import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { projectNode, projectRoot } from '../../scripts/lib/paths.mjs';
import { parseAnswers, runCommandLine, startCommandLine } from '../support/command-line.ts';
import { createIssuer, issueHcert } from '../support/issuer/hcert.ts';

/* The command line as a process of its own: pipes that close, streams that do not end, exit codes. */

const TIMEOUT = 120_000;
const script = join(projectRoot, 'src/cli/index.ts');

describe('verify --jsonl as a process', { timeout: TIMEOUT }, () => {
  test('answers each line before the next one is sent: a program can keep it open', async () => {
    const child = startCommandLine(['verify', '--jsonl']);
    child.stdout.setEncoding('utf8');
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"scan":"https://example.org"}\n`);
      const [text]: unknown[] = await once(child.stdout, 'data');
      expect(parseAnswers(String(text))).toMatchObject([{ id, error: 'NOT_A_CREDENTIAL_URL' }]);
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('no input is no answer, and no fault', async () => {
    expect(await runCommandLine(['verify', '--jsonl'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test.skipIf(process.platform === 'win32')('standard input that is closed is no input', async () => {
    const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" <&-', projectNode(), script, 'verify', '--jsonl']);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('a reader that leaves ends it quietly', async () => {
    const child = startCommandLine(['verify', '--jsonl']);
    child.stdin.on('error', () => undefined);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'exit');
    const line = `${JSON.stringify({ id: 'x'.repeat(1000), scan: 'a' })}\n`;
    child.stdin.write(line);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    while (child.exitCode === null && child.signalCode === null) {
      child.stdin.write(line);
      await pause(1);
    }
    expect(await ended).toEqual([0, null]);
    expect(stderr).toBe('');
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is told', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(projectNode(), [script, 'verify', '--jsonl'], { stdio: ['pipe', full, 'pipe'] });
    closeSync(full);
    child.stdin?.end('{"id":1,"scan":"a"}\n');
    let told = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(told).toMatch(/^gerbang: standard output cannot be written: ENOSPC/);
  });

  test('10,000 lines, 200 MB in and out, pass through a heap of 64 MB, for a reader that is slow', async () => {
    const lines = 10_000;
    const child = startCommandLine(['verify', '--jsonl'], ['--max-old-space-size=64']);
    const padding = 'x'.repeat(10_000);
    let fed = 0;
    const feeding = (async () => {
      for (let id = 0; id < lines; id += 1, fed += 1) {
        const line = JSON.stringify({ id: `${id}-${padding}`, scan: `HC1:${padding}` });
        if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
      }
      child.stdin.end();
    })();
    // Nothing is read at first: it has to stop and wait, not to gather what it cannot give away.
    let before: number;
    do {
      before = fed;
      await pause(1000);
    } while (fed === 0 || fed > before);
    expect(fed).toBeLessThan(lines / 10);

    let expected = 0;
    let rest = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      rest += String(chunk);
      const ended = rest.lastIndexOf('\n') + 1;
      for (const { id } of parseAnswers(rest.slice(0, ended))) {
        expect(String(id).startsWith(`${expected}-`)).toBe(true);
        expected += 1;
      }
      rest = rest.slice(ended);
    }
    await feeding;
    expect(expected).toBe(lines);
    expect(rest).toBe('');
  });

  test('a stream without a single line end holds no more than a line may', async () => {
    const child = startCommandLine(['verify', '--jsonl'], ['--max-old-space-size=64']);
    const chunk = Buffer.alloc(1024 * 1024, '[');
    for (let i = 0; i < 200; i += 1) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
    child.stdin.end('\n{"id":1,"scan":"a"}\n');
    let text = '';
    for await (const piece of child.stdout.setEncoding('utf8')) text += String(piece);
    expect(parseAnswers(text).map(({ error }) => error)).toEqual(['LINE_TOO_LONG', 'NOT_A_CREDENTIAL']);
  });
});

describe('exit codes of a process', { timeout: TIMEOUT }, () => {
  test.each([
    [0, ['--help']],
    [0, ['policy', 'show']],
    [1, ['verify', '--data', '/nonexistent', 'https://example.org']],
    [1, ['log', 'list', '--data', '/nonexistent']],
    [2, ['frobnicate']],
    [2, ['verify', '--frobnicate']],
  ])('%d: gerbang %j', async (code, args) => {
    const ended = await runCommandLine(args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toContain('    at ');
  });
});

test('npm run gerbang passes arguments, input and exit code through', { timeout: TIMEOUT }, async () => {
  const now = new Date('2022-03-01T00:00:00Z');
  const issuer = await createIssuer({ country: 'ID' }, now);
  const dates = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };
  const line = {
    id: 'npm',
    scan: issueHcert(issuer, { ...dates, vaccination: { dt: '2021-09-05' } }),
    at: now.toISOString(),
    certificates: [Buffer.from(issuer.der).toString('base64')],
  };
  const windows = process.platform === 'win32';
  const running = promisify(execFile)(
    windows ? 'npm.cmd' : 'npm',
    ['run', '-s', 'gerbang', '--', 'verify', '--jsonl'],
    { cwd: projectRoot, shell: windows },
  );
  running.child.stdin?.end(`${JSON.stringify(line)}\n`);
  const { stdout } = await running;
  expect(parseAnswers(stdout)).toMatchObject([
    { id: 'npm', outcome: 'verified', verdict: { decision: 'admit', category: 'hijau' } },
  ]);
});
