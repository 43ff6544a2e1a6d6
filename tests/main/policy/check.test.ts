import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../src/main/policy/check.ts';
import { PRESETS } from '../../../src/main/policy/presets/index.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { SAMPLE_RULE } from '../../support/rule.ts';

const rule = SAMPLE_RULE;
const withRules = (...entries: unknown[]) => ({ ...ppu, rules: { ...ppu.rules, entries } });
const codes = (json: unknown) => checkPolicy(json).problems.map(({ code, path }) => `${code} ${path}`);

describe('checking a policy file', () => {
  test.each(PRESETS)('the preset $id has no problem and survives being a file', (preset) => {
    const check = checkPolicy(JSON.parse(JSON.stringify(preset)));
    expect(check).toEqual({ policy: preset, problems: [] });
  });

  test('rules and value sets may be left out', () => {
    const { rules, valueSets, ...file } = ppu;
    expect(checkPolicy(file)).toEqual({ policy: { ...file, rules, valueSets }, problems: [] });
  });

  test.each([
    ['no policy', null, 'SCHEMA '],
    ['another version', { ...ppu, version: 2 }, 'SCHEMA version'],
    ['a typing error in a name', { ...ppu, vaccinations: {} }, 'SCHEMA '],
    ['a negative number of days', { ...ppu, isolation: { days: -1 } }, 'SCHEMA isolation.days'],
    [
      'a rule that passes to be green on failure',
      { ...ppu, rules: { ...ppu.rules, failed: 'hijau' } },
      'SCHEMA rules.failed',
    ],
    [
      'a positive test that is green',
      { ...ppu, outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'hijau' } },
      'DANGEROUS_OUTCOME outcomes.TEST_POSITIVE',
    ],
    [
      'a vaccine that is not known',
      { ...ppu, vaccination: { ...ppu.vaccination, accepted: ['sinovak'] } },
      'VACCINE_UNKNOWN vaccination.accepted',
    ],
    [
      'a series for a vaccine that is not known',
      { ...ppu, vaccination: { ...ppu.vaccination, dosesInSeries: { sinovak: 2 } } },
      'VACCINE_UNKNOWN vaccination.dosesInSeries',
    ],
    [
      'a series that expires while it waits',
      { ...ppu, vaccination: { ...ppu.vaccination, validityDays: 7 } },
      'WINDOW_EMPTY vaccination.validityDays',
    ],
    [
      'a recovery that ends before it begins',
      { ...ppu, recovery: { fromDay: 20, untilDay: 10 } },
      'WINDOW_EMPTY recovery.untilDay',
    ],
    ['the same rule twice', withRules(rule, rule), 'RULE_DUPLICATE rules.entries.1'],
    [
      'an operator that there is not',
      withRules({ ...rule, Logic: { launch: [1] } }),
      'RULE_MALFORMED rules.entries.0.Logic',
    ],
  ])('%s is an error that says where', (_, json, problem) => {
    expect(codes(json)).toContain(problem);
    expect(checkPolicy(json).policy).toBeNull();
  });

  test.each([
    [
      'recovery within isolation',
      { ...ppu, recovery: { fromDay: 5, untilDay: 180 } },
      'WINDOW_EMPTY recovery.fromDay',
    ],
    [
      'minors who are exempt already',
      { ...ppu, ages: { exemptUnder: 12, minors: { under: 10, doses: 1 } } },
      'AGES_CONTRADICT ages.minors.under',
    ],
    [
      'a rule that is never in force',
      withRules({ ...rule, ValidTo: '2020-01-01T00:00:00Z' }),
      'RULE_NEVER_IN_FORCE rules.entries.0.ValidTo',
    ],
    [
      'a category for no rule',
      { ...ppu, rules: { ...ppu.rules, categories: { 'VR-ID-0009': 'kuning' } } },
      'RULE_UNKNOWN rules.categories.VR-ID-0009',
    ],
    [
      'no rule that is switched off',
      { ...ppu, rules: { ...ppu.rules, disabled: ['VR-ID-0009'] } },
      'RULE_UNKNOWN rules.disabled.0',
    ],
  ])('%s is a warning, and the policy can be used', (_, json, problem) => {
    expect(codes(json)).toEqual([problem]);
    expect(checkPolicy(json).policy).not.toBeNull();
  });

  test('a rule that is far too deep is refused before anything walks it', () => {
    let Logic: unknown = true;
    for (let i = 0; i < 200; i += 1) Logic = { '!': [Logic] };
    expect(codes(withRules({ ...rule, Logic }))).toEqual(['RULE_TOO_COMPLEX rules.entries.0.Logic']);
  });
});
