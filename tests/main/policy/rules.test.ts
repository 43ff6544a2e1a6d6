import { describe, expect, test } from 'vitest';
import { COVID_19, type Credential, type Statement } from '#shared/domain/credential.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { dccEvents } from '../../../src/main/policy/dcc-payload.ts';
import { decide } from '../../../src/main/policy/decide.ts';
import { euLike } from '../../../src/main/policy/presets/eu-like.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { bundledVaccines } from '../../../src/main/policy/value-sets/vaccines.ts';
import { SAMPLE_RULE } from '../../support/rule.ts';

const context = { at: new Date('2022-03-01T02:00:00Z'), timeZone: 'Asia/Makassar' };

function rule(overrides: Partial<Rule>): Rule {
  return { ...SAMPLE_RULE, ...overrides };
}

/** A rule of the EU's own shape: on the list, complete, at least 14 days ago. */
const listed = rule({
  Identifier: 'VR-ID-0002',
  Logic: { in: [{ var: 'payload.v.0.mp' }, { var: 'external.valueSets.vaccines-covid-19-names' }] },
});
const waited = rule({
  Identifier: 'VR-ID-0003',
  Logic: {
    'not-before': [
      { plusTime: [{ var: 'external.validationClock' }, 0, 'day'] },
      { plusTime: [{ var: 'payload.v.0.dt' }, 14, 'day'] },
    ],
  },
});
const never = rule({ Identifier: 'GR-ID-0001', CertificateType: 'General', Logic: { '===': [1, 2] } });
const broken = rule({ Identifier: 'GR-ID-0002', CertificateType: 'General', Logic: { unheard: [1] } });

function credential(statements: Statement[], extra: Partial<Credential> = {}): Credential {
  return {
    format: 'hcert',
    profile: 'eu-dcc 1.3.0',
    issuer: 'ID',
    holder: { name: 'Siti Aminah', birthDate: '1990' },
    statements,
    ...extra,
  };
}

const pfizer: Statement = {
  kind: 'vaccination',
  disease: COVID_19,
  product: { code: 'EU/1/20/1528' },
  prophylaxis: { code: '1119349007' },
  manufacturer: { code: 'ORG-100030215' },
  dose: 2,
  dosesInSeries: 2,
  date: '2021-10-01',
  country: 'ID',
};
const cvx = (code: string, date: string): Statement => ({
  kind: 'vaccination',
  disease: COVID_19,
  product: { code, system: 'http://hl7.org/fhir/sid/cvx' },
  date,
});

const withRules = (...entries: Rule[]) => ({ ...ppu, rules: { ...ppu.rules, entries } });

describe('published rules on top of thresholds', () => {
  test('all of them met: the thresholds decide', () => {
    const verdict = decide(credential([pfizer]), withRules(rule({}), listed, waited), context);
    expect(verdict).toMatchObject({ decision: 'admit', reasons: [{ code: 'VACCINATION_COMPLETE' }] });
  });

  test('one not met: refused, and the rule is named first', () => {
    const verdict = decide(credential([pfizer]), withRules(rule({}), never), context);
    expect(verdict).toEqual({
      decision: 'deny',
      category: 'merah',
      reasons: [{ code: 'RULE_FAILED', params: { rule: 'GR-ID-0001' } }],
    });
  });

  test('every rule that failed is named', () => {
    const other = { ...never, Identifier: 'GR-ID-0009' };
    const { reasons } = decide(credential([pfizer]), withRules(never, other), context);
    expect(reasons.map(({ params }) => params?.['rule'])).toEqual(['GR-ID-0001', 'GR-ID-0009']);
  });

  test('one that cannot be decided is no pass', () => {
    expect(decide(credential([pfizer]), withRules(broken), context)).toMatchObject({
      category: 'kuning',
      reasons: [{ code: 'RULE_UNDECIDED', params: { rule: 'GR-ID-0002' } }],
    });
  });

  test('a value set that is not there leaves its rule undecided; the policy can bring it', () => {
    const Logic = { in: [{ var: 'payload.v.0.co' }, { var: 'external.valueSets.country-2-codes' }] };
    const policy = withRules(rule({ Logic }));
    expect(decide(credential([pfizer]), policy, context).category).toBe('kuning');
    expect(
      decide(credential([pfizer]), { ...policy, valueSets: { 'country-2-codes': ['ID'] } }, context).category,
    ).toBe('hijau');
  });

  test('a rule can have its own category', () => {
    const policy = {
      ...ppu,
      rules: { ...ppu.rules, entries: [never], categories: { 'GR-ID-0001': 'kuning' as const } },
    };
    expect(decide(credential([pfizer]), policy, context).category).toBe('kuning');
  });

  test('a rule that is switched off is kept and not asked', () => {
    const policy = { ...ppu, rules: { ...ppu.rules, entries: [never], disabled: ['GR-ID-0001'] } };
    expect(decide(credential([pfizer]), policy, context).category).toBe('hijau');
  });

  test('rules never improve a verdict, and are told after what is worse', () => {
    const positive: Statement = {
      kind: 'test',
      disease: COVID_19,
      type: 'naat',
      result: 'detected',
      sampledAt: '2022-02-28T02:00:00Z',
    };
    const verdict = decide(credential([positive]), withRules(never), context);
    expect(verdict.category).toBe('hitam');
    expect(verdict.reasons.map(({ code }) => code)).toEqual(['TEST_POSITIVE', 'RULE_FAILED']);
  });

  test.each([
    ['out of force', { ...never, ValidTo: '2022-01-01T00:00:00Z' }],
    ['not yet in force', { ...never, ValidFrom: '2022-04-01T00:00:00Z' }],
    ['for tests only', { ...never, CertificateType: 'Test' as const }],
    ['of another issuing country', { ...never, Type: 'Invalidation' as const, Country: 'AT' }],
  ])('a rule %s is not asked', (_, idle) => {
    expect(decide(credential([pfizer]), withRules(idle), context).category).toBe('hijau');
  });

  test('the issuing country’s invalidation rules hold for its own certificates', () => {
    const own = { ...never, Type: 'Invalidation' as const };
    expect(decide(credential([pfizer]), withRules(own), context).category).toBe('merah');
  });

  test('the newest version of a rule replaces the others', () => {
    const newer = rule({ Identifier: 'GR-ID-0001', Version: '1.10.0' });
    expect(
      decide(credential([pfizer]), withRules(newer, { ...never, Version: '1.9.0' }), context).category,
    ).toBe('hijau');
  });

  test('who needs no certificate is asked no rule', () => {
    const child = credential([{ ...pfizer, dose: 1 }], { holder: { name: 'Budi', birthDate: '2017-01-01' } });
    expect(decide(child, withRules(never), context).category).toBe('hijau');
  });
});

describe('every format in the EU’s payload', () => {
  test('an EU certificate keeps its own codes', () => {
    expect(dccEvents(credential([pfizer]), bundledVaccines())).toMatchObject([
      {
        type: 'Vaccination',
        issuerCountry: 'ID',
        payload: {
          ver: '1.3.0',
          dob: '1990',
          v: [
            {
              tg: COVID_19,
              mp: 'EU/1/20/1528',
              vp: '1119349007',
              ma: 'ORG-100030215',
              dn: 2,
              sd: 2,
              dt: '2021-10-01',
              co: 'ID',
            },
          ],
        },
      },
    ]);
  });

  test('a SMART Health Card’s two unnumbered CVX doses are 2/2 of the EU’s product', () => {
    const card = credential([cvx('208', '2021-09-01'), cvx('208', '2021-08-01')], {
      format: 'shc',
      profile: 'fhir-r4',
      issuer: 'https://issuer.example',
    });
    expect(dccEvents(card, bundledVaccines())).toMatchObject([
      { issuerCountry: undefined, payload: { v: [{ mp: 'EU/1/20/1528', dn: 2, sd: 2, dt: '2021-09-01' }] } },
    ]);
    expect(decide(card, withRules(rule({}), listed, waited), context).category).toBe('hijau');
  });

  test.each([
    ['vds-nc', 'icao.vacc 1', 'XM7HT3'],
    ['divoc', 'w3c-vc', 'Sinovac'],
  ] as const)('a %s credential’s names and codes are the EU’s', (format, profile, code) => {
    const [event] = dccEvents(
      credential(
        [{ kind: 'vaccination', disease: COVID_19, product: { code }, date: '2021-10-01', dose: 2 }],
        {
          format,
          profile,
        },
      ),
      bundledVaccines(),
    );
    expect(event).toMatchObject({ payload: { v: [{ mp: 'CoronaVac', vp: 'J07BX03', dn: 2, sd: 2 }] } });
  });

  test('a booster of an unnumbered series is written as the EU writes it', () => {
    const doses = ['2021-06-01', '2021-07-01', '2022-01-01'].map((date) => cvx('208', date));
    const [event] = dccEvents(credential(doses, { profile: 'fhir-r4' }), bundledVaccines());
    expect(event).toMatchObject({ payload: { v: [{ dn: 3, sd: 3 }] } });
  });

  test('tests and recoveries are events of their own', () => {
    const events = dccEvents(
      credential([
        {
          kind: 'test',
          disease: COVID_19,
          type: 'naat',
          result: 'not-detected',
          sampledAt: '2022-02-28T02:00:00Z',
        },
        { kind: 'recovery', disease: COVID_19, firstPositive: '2021-12-01' },
      ]),
      bundledVaccines(),
    );
    expect(events).toMatchObject([
      { type: 'Test', payload: { t: [{ tt: 'LP6464-4', tr: '260415000', sc: '2022-02-28T02:00:00Z' }] } },
      { type: 'Recovery', payload: { r: [{ fr: '2021-12-01', df: '2021-12-12', du: '2022-05-30' }] } },
    ]);
  });
});

describe('the EU-like preset', () => {
  test('takes a fresh negative test, and 1/1 as certified', () => {
    const negative: Statement = {
      kind: 'test',
      disease: COVID_19,
      type: 'naat',
      result: 'not-detected',
      sampledAt: '2022-02-28T02:00:00Z',
    };
    expect(decide(credential([negative]), euLike, context).decision).toBe('admit');
    const shortened: Statement = {
      ...pfizer,
      kind: 'vaccination',
      date: '2021-12-01',
      dose: 1,
      dosesInSeries: 1,
    };
    expect(decide(credential([shortened]), euLike, context).decision).toBe('admit');
  });

  test('lets a primary series count 270 days', () => {
    const at = (date: string) => decide(credential([pfizer]), euLike, { ...context, at: new Date(date) });
    expect(at('2022-06-28T02:00:00Z').decision).toBe('admit');
    expect(at('2022-06-29T02:00:00Z')).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'VACCINATION_EXPIRED', params: { until: '2022-06-28' } }],
    });
  });
});
