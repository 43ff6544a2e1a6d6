import { describe, expect, test } from 'vitest';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { euLike } from '../../../src/main/policy/presets/eu-like.ts';
import {
  draftOf,
  fieldText,
  isChanged,
  isWrong,
  startFrom,
  typeNumber,
} from '../../../src/renderer/officer/policy/draft.ts';
import { dosesField, GROUPS, type ThresholdField } from '../../../src/renderer/officer/policy/fields.ts';
import { importRules } from '../../../src/renderer/officer/policy/import-rules.ts';

const fields: readonly ThresholdField[] = GROUPS.flatMap(({ fields }): readonly ThresholdField[] => fields);
const field = (path: string) => {
  const found = fields.find((each) => each.path === path);
  if (!found) throw new Error(`no field ${path}`);
  return found;
};
const waiting = field('vaccination.waitingDays');
const validity = field('vaccination.validityDays');

describe('the fields of the form', () => {
  test.each(fields.map((each) => [each.path, each] as const))('%s changes its own number only', (_, each) => {
    const minors = { ...ppu, ages: { ...ppu.ages, minors: { under: 18, doses: 1 } } };
    const changed = each.set(minors, 7);
    expect(each.get(changed)).toBe(7);
    expect(each.set(changed, each.get(minors))).toEqual(minors);
  });

  test('a number that is typed is in the policy', () => {
    const draft = typeNumber(draftOf(ppu), waiting, ' 0 ');
    expect(draft.policy.vaccination.waitingDays).toBe(0);
    expect(isChanged(draft, ppu)).toBe(true);
    expect(isChanged(typeNumber(draft, waiting, '14'), ppu)).toBe(false);
  });

  test.each(['', '-1', '1.5', '3651', 'two', '1e3'])(
    '%j is no number of days, and stays in the field',
    (text) => {
      const draft = typeNumber(draftOf(ppu), waiting, text);
      expect(fieldText(draft, waiting)).toBe(text);
      expect(isWrong(draft, waiting)).toBe(true);
      expect(draft.policy).toEqual(ppu);
      expect(isChanged(draft, ppu)).toBe(true);
    },
  );

  test('a blank means no limit where there may be none', () => {
    const limited = typeNumber(draftOf(ppu), validity, '270');
    expect(limited.policy.vaccination.validityDays).toBe(270);
    expect(typeNumber(limited, validity, '').policy.vaccination.validityDays).toBeNull();
  });

  test('doses of a vaccine are those of the list unless the office says otherwise', () => {
    const doses = dosesField('janssen');
    const two = typeNumber(draftOf(ppu), doses, '2');
    expect(two.policy.vaccination.dosesInSeries).toEqual({ janssen: 2 });
    expect(typeNumber(two, doses, '').policy.vaccination.dosesInSeries).toEqual({});
  });

  test('a preset replaces the thresholds, and keeps the published rules', () => {
    const own = { ...ppu, rules: { ...ppu.rules, failed: 'kuning' as const } };
    expect(startFrom(draftOf(own), euLike).policy).toEqual({ ...euLike, rules: own.rules });
  });
});

const RULE = {
  Identifier: 'GR-ID-0001',
  Type: 'Acceptance',
  Country: 'ID',
  Version: '1.0.0',
  SchemaVersion: '1.0.0',
  Engine: 'CERTLOGIC',
  EngineVersion: '1.0.0',
  CertificateType: 'General',
  Description: [{ lang: 'en', desc: 'Never' }],
  ValidFrom: '2021-01-01T00:00:00Z',
  ValidTo: '2030-01-01T00:00:00Z',
  AffectedFields: [],
  Logic: false,
};

describe('rules that are brought in', () => {
  test('one, several, or a whole policy; a byte order mark does no harm', () => {
    const other = { ...RULE, Identifier: 'VR-ID-0002' };
    expect(importRules(`\uFEFF${JSON.stringify(RULE)}`, ppu)).toMatchObject({ kind: 'rules', added: 1 });
    expect(importRules(JSON.stringify([RULE, other]), ppu)).toMatchObject({
      added: 2,
      policy: { rules: { entries: [RULE, other] } },
    });
    expect(importRules(JSON.stringify(euLike), ppu)).toEqual({ kind: 'policy', policy: euLike });
  });

  test('the same rule again takes the former one’s place', () => {
    const first = importRules(JSON.stringify(RULE), ppu);
    if (first.kind !== 'rules') throw new Error(first.kind);
    const again = importRules(JSON.stringify({ ...RULE, Logic: true }), first.policy);
    expect(again).toMatchObject({ added: 0, replaced: 1, policy: { rules: { entries: [{ Logic: true }] } } });
  });

  test('what is no rule is named by its place, and the others are taken', () => {
    const imported = importRules(JSON.stringify([{ ...RULE, Engine: 'JSONLOGIC' }, RULE]), ppu);
    expect(imported).toMatchObject({ added: 1, refused: [{ place: 1 }] });
    expect(imported.kind === 'rules' && imported.refused[0]?.message).toContain('Engine');
  });

  test.each([
    ['no JSON', 'GR-ID-0001', 'not-json'],
    ['too long', ' '.repeat(4_000_001), 'too-long'],
    ['nothing that is known', '"a text"', 'rules'],
  ])('%s changes nothing', (_, text, kind) => {
    const imported = importRules(text, ppu);
    expect(imported.kind).toBe(kind);
    if (imported.kind === 'rules') expect(imported.policy).toEqual(ppu);
  });
});
