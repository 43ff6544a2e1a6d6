import { expect, test } from 'vitest';
import { testRules } from '../../../../src/main/policy/certlogic/test-rules.ts';
import { SAMPLE_RULE } from '../../../support/rule.ts';

const rule = SAMPLE_RULE;
const file = (path: string, json: unknown) => ({ path, text: JSON.stringify(json) });
const dose = (dn: number | string, expected: boolean) => ({
  payload: { v: [{ dn, sd: 2 }] },
  external: {},
  expected,
});

test('each test is run on its folder’s rule; a wrong expectation fails', () => {
  const report = testRules([
    file('VR-ID-0001/rule.json', rule),
    file('VR-ID-0001/tests/test001.json', { name: 'complete', ...dose(2, true) }),
    file('VR-ID-0001/tests/test002.json', dose(1, false)),
    file('VR-ID-0001/tests/test003.json', dose(1, true)),
  ]);
  expect(report).toMatchObject({ passed: 2, failed: 1, problems: [] });
  expect(report.results[0]).toMatchObject({ rule: 'VR-ID-0001', name: 'complete', passed: true });
  expect(report.results[2]).toMatchObject({ expected: true, actual: false, passed: false });
});

test('a rule that cannot be decided passes no test, whatever is expected', () => {
  const report = testRules([
    file('r/rule.json', rule),
    file('r/tests/a.json', dose('two', false)),
    file('r/tests/b.json', dose('two', true)),
  ]);
  expect(report).toMatchObject({ passed: 0, failed: 2 });
  expect(report.results[0]).toMatchObject({ actual: null });
  expect(report.results[0]?.message).toContain('CERTLOGIC_FAILED');
});

test('nothing is left out silently: files that are wrong, rules without tests, tests without a rule', () => {
  const { results, problems } = testRules([
    { path: 'broken/rule.json', text: '{' },
    file('broken/tests/a.json', dose(2, true)),
    file('alone/rule.json', rule),
    file('orphan/tests/a.json', dose(2, true)),
    file('r/rule.json', rule),
    file('r/tests/a.json', { payload: {} }),
    { path: 'r/tests/b.json', text: `\uFEFF${JSON.stringify(dose(2, true))}` },
  ]);
  expect(results.map(({ test }) => test)).toEqual(['r/tests/b.json']);
  expect(problems.map(({ path }) => path).sort()).toEqual([
    'alone',
    'broken/rule.json',
    'orphan/tests/a.json',
    'r/tests/a.json',
  ]);
});
