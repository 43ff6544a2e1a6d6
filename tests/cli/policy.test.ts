import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { checkPolicy } from '../../src/main/policy/check.ts';
import { policyJsonSchema } from '../../src/main/policy/json-schema.ts';
import { PRESETS } from '../../src/main/policy/presets/index.ts';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { hasTestdata, NO_TESTDATA } from '../support/vectors.ts';
import { gerbang, testFolder } from './in-process.ts';
import { SAMPLE_RULE } from '../support/rule.ts';

describe('check', () => {
  const checkJson = async (json: unknown, ...args: string[]) => {
    const file = join(testFolder(), 'policy.json');
    writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
    return { file, ...(await gerbang(['policy', 'check', file, ...args])) };
  };

  test('a good file', async () => {
    const { file, code, out } = await checkJson(ppu);
    expect({ code, out }).toEqual({ code: 0, out: [`${file}: ppu can be used: ${ppu.title.en}`] });
  });

  test('errors have their place, and exit code 1', async () => {
    const { file, code, out } = await checkJson({
      ...ppu,
      isolation: { days: -1 },
      outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'green' },
    });
    expect(code).toBe(1);
    expect(out).toEqual([
      expect.stringMatching(/: error: isolation\.days: .+ \[SCHEMA\]$/),
      expect.stringMatching(/: error: outcomes\.TEST_POSITIVE: .+ \[SCHEMA\]$/),
    ]);
    for (const line of out) expect(line.startsWith(`${file}: `)).toBe(true);
  });

  test('a warning is none', async () => {
    const { code, out } = await checkJson({ ...ppu, recovery: { fromDay: 5, untilDay: 180 } });
    expect(code).toBe(0);
    expect(out[0]).toContain(': warning: recovery.fromDay: ');
    expect(out[1]).toContain('can be used');
  });

  test('--json: a line each', async () => {
    const { file, out } = await checkJson(
      { ...ppu, outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'hijau' } },
      '--json',
    );
    expect(out.map((line): unknown => JSON.parse(line))).toEqual([
      {
        file,
        path: 'outcomes.TEST_POSITIVE',
        severity: 'error',
        code: 'DANGEROUS_OUTCOME',
        message: 'TEST_POSITIVE cannot be hijau',
      },
    ]);
  });

  test.each([
    ['what is not JSON', '{ "version": 1, }', 'not JSON: '],
    ['an empty file', '', 'not JSON: '],
    ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'error: '],
    [
      'nesting without end in a rule',
      JSON.stringify({ ...ppu, rules: { ...ppu.rules, entries: [{ Logic: 'deep' }] } }).replace(
        '"deep"',
        '['.repeat(200_000) + ']'.repeat(200_000),
      ),
      'error: ',
    ],
  ])('%s', async (_, text, said) => {
    const { code, out, err } = await checkJson(text);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out[0]).toContain(said);
  });

  test('a byte order mark, as Windows’ editors write it, is nothing', async () => {
    expect((await checkJson(`\uFEFF${JSON.stringify(ppu)}`)).code).toBe(0);
  });

  test('a missing file', async () => {
    const { code, err } = await gerbang(['policy', 'check', '/nonexistent.json']);
    expect({ code, err }).toEqual({ code: 1, err: 'gerbang: /nonexistent.json is not there' });
  });
});

describe('test', () => {
  const rule = (id: string) => ({ ...SAMPLE_RULE, Identifier: id });
  const doses = (dn: number, expected: boolean) => ({
    name: `${dn} of 2`,
    payload: { v: [{ dn, sd: 2 }] },
    external: {},
    expected,
  });

  /** A folder of rules, each with tests. */
  function rules(tree: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
    const folder = testFolder();
    for (const [name, files] of Object.entries(tree)) {
      mkdirSync(join(folder, name, 'tests'), { recursive: true });
      for (const [file, json] of Object.entries(files)) {
        writeFileSync(join(folder, name, file), typeof json === 'string' ? json : JSON.stringify(json));
      }
    }
    return { folder, run: (...args: string[]) => gerbang(['policy', 'test', folder, ...args]) };
  }

  const good = {
    'rule.json': rule('VR-ID-0001'),
    'tests/a.json': doses(2, true),
    'tests/b.json': doses(1, false),
  };

  test('one line a test, and the total', async () => {
    const { folder, run } = rules({ 'ID/VR-ID-0001': good });
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toEqual([
      `ok    ${folder}/ID/VR-ID-0001/tests/a.json  2 of 2`,
      `ok    ${folder}/ID/VR-ID-0001/tests/b.json  1 of 2`,
      '2 tests: 2 passed, 0 failed; 0 notes',
    ]);
  });

  test('the folder of a single rule will do', async () => {
    const { folder } = rules({ rule: good });
    expect(await gerbang(['policy', 'test', join(folder, 'rule')])).toMatchObject({ code: 0 });
  });

  test('a failure says what was expected and what came, and is exit code 1', async () => {
    const { run } = rules({ r: { ...good, 'tests/b.json': doses(1, true) } });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out[1]).toMatch(/^FAIL {2}.+b\.json {2}1 of 2: expected true, got false$/);
    expect(out[2]).toBe('2 tests: 1 passed, 1 failed; 0 notes');
  });

  test('--json: each test, each note, the total', async () => {
    const { run } = rules({ r: good, untested: { 'rule.json': rule('VR-ID-0002') } });
    const { code, out } = await run('--json');
    expect(code).toBe(0);
    expect(out.map((line): unknown => JSON.parse(line))).toMatchObject([
      { rule: 'VR-ID-0001', name: '2 of 2', expected: true, actual: true, passed: true },
      { rule: 'VR-ID-0001', name: '1 of 2', expected: false, actual: false, passed: true },
      { problem: { message: 'this rule has no test' } },
      { total: 2, passed: 2, failed: 0, problems: 1 },
    ]);
  });

  test.each([
    ['a rule that is none', { 'rule.json': '{' }],
    ['a test that is none', { 'tests/b.json': '{}' }],
  ])('%s is exit code 1, though all others pass', async (_, broken) => {
    const { run } = rules({ r: good, s: { ...good, ...broken } });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out.at(-1)).toMatch(/ 0 failed; [1-9] notes$/);
  });

  test('a folder without rules, and no folder', async () => {
    const empty = await gerbang(['policy', 'test', testFolder()]);
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('no rule.json with tests/*.json below');
    const missing = await gerbang(['policy', 'test', '/nonexistent']);
    expect(missing).toMatchObject({ code: 1, err: 'gerbang: /nonexistent is not there' });
  });

  const isHere = hasTestdata('rules');
  if (!isHere) process.stderr.write(`published rules through the command line: ${NO_TESTDATA}\n`);
  test.skipIf(!isHere)(
    'all published rules pass',
    async () => {
      const { code, out } = await gerbang(['policy', 'test', join(projectRoot, '../shared/testdata/rules')]);
      expect(code).toBe(0);
      expect(out.at(-1)).toBe('649 tests: 649 passed, 0 failed; 0 notes');
    },
    60_000,
  );
});

describe('show', () => {
  test.each(PRESETS)('$id can be saved, changed and checked', async (preset) => {
    const { code, out } = await gerbang(['policy', 'show', preset.id]);
    expect(code).toBe(0);
    expect(checkPolicy(JSON.parse(out.join('\n')))).toEqual({ policy: preset, problems: [] });
  });

  test('without a name it is PPU’s', async () => {
    expect(await gerbang(['policy', 'show'])).toEqual(await gerbang(['policy', 'show', 'ppu']));
  });
});

describe('schema', () => {
  test('docs/policy.schema.json is up to date (npm run test:unit -- tests/cli/policy --update renews it)', async () => {
    const text = await format(JSON.stringify(policyJsonSchema()), { parser: 'json', printWidth: 110 });
    await expect(text).toMatchFileSnapshot(join(projectRoot, 'docs/policy.schema.json'));
  });

  test('is what the command prints', async () => {
    const { code, out } = await gerbang(['policy', 'schema']);
    expect(code).toBe(0);
    expect(JSON.parse(out.join('\n'))).toEqual(policyJsonSchema());
  });

  test('it knows every part of a policy', () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.unknown()) })
      .parse(policyJsonSchema());
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(ppu)));
  });
});

test('the commented example in docs/POLICY.md is a policy without problems', () => {
  const page = readFileSync(join(projectRoot, 'docs/POLICY.md'), 'utf8');
  const example = /```jsonc\n([^]*?)```/.exec(page)?.[1] ?? '';
  // No text of the example holds two slashes.
  const json: unknown = JSON.parse(example.replace(/\/\/.*$/gm, ''));
  const { policy, problems } = checkPolicy(json);
  expect(problems).toEqual([]);
  expect(policy).toMatchObject({ version: 1 });
});
