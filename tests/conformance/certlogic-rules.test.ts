import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testRules } from '../../src/main/policy/certlogic/test-rules.ts';

const root = join(import.meta.dirname, '../../../shared/testdata/rules');
const missing = !existsSync(root);
if (missing) process.stdout.write('skipped: the published rules are not at ../shared/testdata/rules\n');

/** Upstream tests whose expectation is wrong: path, and the proof. None is so far. */
const WRONG_UPSTREAM: Record<string, string> = {};

describe.skipIf(missing)('published entry rules with their own tests', () => {
  const countries = missing ? [] : readdirSync(root);

  test.each(countries)('%s', (country) => {
    const paths = readdirSync(join(root, country), { recursive: true, encoding: 'utf8' });
    const report = testRules(
      paths
        .filter((path) => path.endsWith('.json'))
        .map((path) => ({
          path: path.replaceAll('\\', '/'),
          text: readFileSync(join(root, country, path), 'utf8'),
        })),
    );
    expect(report.problems).toEqual([]);
    expect(report.results.length).toBeGreaterThan(30);
    expect(
      report.results.filter((result) => result.passed === `${country}/${result.test}` in WRONG_UPSTREAM),
    ).toEqual([]);
  });
});
