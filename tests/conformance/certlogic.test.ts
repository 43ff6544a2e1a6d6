import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { evaluateCertLogic } from '../../src/main/policy/certlogic/evaluate.ts';

const folder = join(import.meta.dirname, '../../../shared/testdata/certlogic');
const missing = !existsSync(folder);
if (missing) process.stdout.write('skipped: the CertLogic suites are not at ../shared/testdata/certlogic\n');

const Suite = z.object({
  name: z.string(),
  directive: z.string().optional(),
  cases: z.array(
    z.object({
      name: z.string(),
      certLogicExpression: z.unknown().optional(),
      assertions: z.array(
        z.object({
          certLogicExpression: z.unknown().optional(),
          directive: z.string().optional(),
          message: z.string().optional(),
          data: z.unknown(),
          expected: z.unknown(),
        }),
      ),
    }),
  ),
});

/**
 * Upstream marks these `"directive": "skip"`: they are not CertLogic 1.3. Its specification says of `in` that the right
 * operand must be an array, and of `reduce` that the lambda sees `accumulator` and `current` and nothing else. How
 * many of each file's skipped expectations therefore differ from ours:
 */
const DEVIATIONS: Record<string, number> = { 'ins-with-nulls.json': 4, 'patched-reduce.json': 4 };

describe.skipIf(missing)('the CertLogic specification’s suites', () => {
  for (const file of missing ? [] : readdirSync(folder)) {
    const suite = Suite.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));

    describe(file, () => {
      let deviations = 0;
      for (const { name, certLogicExpression, assertions } of suite.cases) {
        assertions.forEach((assertion, i) => {
          const result = evaluateCertLogic(
            assertion.certLogicExpression ?? certLogicExpression,
            assertion.data,
          );
          const actual = JSON.stringify(result.ok ? result.value : result);
          const expected = JSON.stringify(assertion.expected);

          if (suite.directive === 'skip' || assertion.directive === 'skip') {
            deviations += actual === expected ? 0 : 1;
            return;
          }
          test(`${name} (${String(i)}) ${assertion.message ?? ''}`, () => {
            expect(result).toMatchObject({ ok: true });
            expect(actual).toBe(expected);
          });
        });
      }
      test('deviates only where upstream skips its own test, and no more than known', () => {
        expect(deviations).toBe(DEVIATIONS[file] ?? 0);
      });
    });
  }
});
