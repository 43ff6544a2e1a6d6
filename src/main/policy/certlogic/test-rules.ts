import * as z from 'zod';
import { Rule } from '#shared/domain/rule.ts';
import { runRule } from './rule.ts';

/** A file's path, with `/`, and its text. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface RuleTestResult {
  /** The folder of the rule. */
  readonly folder: string;
  readonly rule: string;
  /** The test file's path. */
  readonly test: string;
  /** What the test is called, where it has a name. */
  readonly name?: string | undefined;
  readonly expected: boolean;
  /** Null where the rule could not be decided. */
  readonly actual: boolean | null;
  readonly passed: boolean;
  readonly message?: string | undefined;
}

export interface RuleTestReport {
  readonly results: readonly RuleTestResult[];
  /** Files that are no rule or no test, rules without tests, tests without a rule. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly passed: number;
  readonly failed: number;
}

/** A test in the EU's layout. Only its payload, external data and expectation matter. */
const RuleTest = z.looseObject({
  name: z.string().optional(),
  payload: z.unknown(),
  external: z.unknown().optional(),
  expected: z.boolean(),
});

/**
 * Runs folders in the layout in which the EU publishes rules: `…/rule.json` beside `…/tests/*.json`, each with
 * `payload`, `external` and `expected`. Reads nothing itself: it is given the files.
 */
export function testRules(files: readonly RuleFile[]): RuleTestReport {
  const results: RuleTestResult[] = [];
  const problems: { path: string; message: string }[] = [];
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

  const rules = new Map<string, Rule | null>();
  for (const { path, text } of sorted.filter((file) => /(^|\/)rule\.json$/.test(file.path))) {
    const rule = read(text, Rule);
    rules.set(folderOf(path), rule.ok ? rule.value : null);
    if (!rule.ok) problems.push({ path, message: rule.message });
  }

  const tested = new Set<string>();
  for (const { path, text } of sorted.filter((file) => /(^|\/)tests\/[^/]+\.json$/.test(file.path))) {
    const folder = folderOf(folderOf(path));
    const rule = rules.get(folder);
    if (rule === undefined) problems.push({ path, message: 'there is no rule.json for this test' });
    if (!rule) continue;
    tested.add(folder);

    const test = read(text, RuleTest);
    if (!test.ok) {
      problems.push({ path, message: test.message });
      continue;
    }
    const { name, payload, external, expected } = test.value;
    const result = runRule(rule, { payload, external });
    const actual = result.state === 'undecided' ? null : result.state === 'passed';
    results.push({
      folder,
      rule: rule.Identifier,
      test: path,
      name,
      expected,
      actual,
      passed: actual === expected,
      message: result.state === 'undecided' ? result.message : undefined,
    });
  }
  for (const [folder, rule] of rules) {
    if (rule && !tested.has(folder)) problems.push({ path: folder, message: 'this rule has no test' });
  }
  const passed = results.filter((result) => result.passed).length;
  return { results, problems, passed, failed: results.length - passed };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function read<T>(
  text: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; message: string } {
  let json: unknown;
  try {
    // Some published files begin with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, message: 'not JSON' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, message: z.prettifyError(parsed.error).replace(/\s+/g, ' ') };
}
