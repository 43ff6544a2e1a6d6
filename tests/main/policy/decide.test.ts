import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../../src/main/policy/decide.ts';
import { Policy } from '../../../src/main/policy/policy.ts';
import { booster } from '../../../src/main/policy/presets/booster.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { COVID_19, type Credential, UNNAMED_DISEASE } from '#shared/domain/credential.ts';

const context = { at: new Date('2022-03-01T02:00:00Z'), timeZone: 'Asia/Makassar' };
const credential = (
  date: string,
  series = { dose: 2, dosesInSeries: 2 },
  birthDate = '1990-01-01',
): Credential => ({
  format: 'hcert',
  profile: 'eu-dcc 1.3.0',
  issuer: 'ID',
  holder: { name: 'SITI AMINAH', birthDate },
  statements: [
    {
      kind: 'vaccination',
      disease: COVID_19,
      product: { code: 'CoronaVac' },
      ...series,
      date,
    },
  ],
});

test('the preset is a policy', () => {
  expect(Policy.parse(ppu)).toEqual(ppu);
});

test('a complete series of fourteen days is admitted, of thirteen referred with its day', () => {
  expect(decide(credential('2022-02-15'), ppu, context)).toEqual({
    decision: 'admit',
    category: 'hijau',
    reasons: [{ code: 'VACCINATION_COMPLETE', params: { dose: 2, date: '2022-02-15' } }],
  });
  expect(decide(credential('2022-02-16'), ppu, context)).toEqual({
    decision: 'refer',
    category: 'kuning',
    reasons: [{ code: 'VACCINATION_TOO_RECENT', params: { dose: 2, days: 14, validFrom: '2022-03-02' } }],
  });
});

test('what cannot be judged at all is red, never an exception', () => {
  const broken = { ...context, timeZone: 'Nowhere/None' };
  expect(decide(credential('2022-02-15'), ppu, broken).category).toBe('merah');
  expect(decide(credential('2022-02-15'), ppu, { ...context, at: new Date(NaN) }).category).toBe('merah');
  fc.assert(
    fc.property(fc.string(), (date) => {
      expect(['hijau', 'kuning', 'merah', 'hitam']).toContain(
        decide(credential(date), ppu, context).category,
      );
    }),
  );
});

test('a clock before the trust list’s own date admits nobody, and condemns nobody', () => {
  const wrong = { ...context, notBefore: new Date('2022-04-01T00:00:00Z') };
  expect(decide(credential('2021-07-01'), ppu, wrong)).toEqual({
    decision: 'refer',
    category: 'kuning',
    reasons: [{ code: 'CLOCK_WRONG' }],
  });
  expect(decide(credential('2023-07-01'), ppu, wrong).category).toBe('merah');
  expect(decide(credential('2021-07-01'), ppu, { ...context, notBefore: context.at }).category).toBe('hijau');
});

test('a dose of a day that no calendar has is unclear, and the officer sees', () => {
  for (const date of ['2022-02-30', '2022-17-01'])
    expect(decide(credential(date), ppu, context)).toMatchObject({
      decision: 'refer',
      reasons: [{ code: 'VACCINATION_DATE_UNCLEAR', params: { date } }],
    });
});

test('what a later dose completed is not told as partial', () => {
  const [second] = credential('2022-02-23', { dose: 2, dosesInSeries: 2 }).statements;
  const [first] = credential('2021-05-01', { dose: 1, dosesInSeries: 2 }).statements;
  const both = { ...credential('2021-05-01'), statements: [first, second].filter((s) => s !== undefined) };
  expect(decide(both, ppu, context).reasons.map(({ code }) => code)).toEqual(['VACCINATION_TOO_RECENT']);
});

test('an end of validity that is none is referred, not refused', () => {
  const unclear: Credential = { ...credential('2021-07-01'), endUnclear: true };
  expect(decide(unclear, ppu, context)).toMatchObject({
    decision: 'refer',
    reasons: [{ code: 'CREDENTIAL_END_UNCLEAR' }],
  });
});

test('a positive test of an unknown kind is never passed over while it may mean something', () => {
  const known = credential('2021-07-01');
  const tested = (sampledAt: string, result: 'detected' | 'not-detected' = 'detected'): Credential => ({
    ...known,
    statements: [
      ...known.statements,
      { kind: 'test', disease: UNNAMED_DISEASE, type: 'other', result, sampledAt },
    ],
  });
  const lately = '2022-02-25T02:00:00.000Z';
  expect(decide(tested(lately), ppu, context)).toMatchObject({
    decision: 'refer',
    reasons: [{ code: 'TEST_UNKNOWN_POSITIVE' }, { code: 'OTHER_DISEASE' }],
  });
  expect(decide(tested(lately, 'not-detected'), ppu, context).decision).toBe('admit');
  expect(decide(tested('2021-12-25T02:00:00.000Z'), ppu, context).decision).toBe('admit');
});

test('an entry with days of its own holds on them only', () => {
  const of = (days: { validFrom?: string; validUntil?: string }): Credential => {
    const known = credential('2021-07-01');
    return { ...known, statements: known.statements.map((statement) => ({ ...statement, ...days })) };
  };
  const code = (given: Credential) => decide(given, ppu, context).reasons[0]?.code;
  expect(code(of({ validFrom: '2022-03-01', validUntil: '2022-03-01' }))).toBe('VACCINATION_COMPLETE');
  expect(code(of({ validUntil: '2022-02-28' }))).toBe('VACCINATION_EXPIRED');
  expect(code(of({ validUntil: '2022-03' }))).toBe('VACCINATION_COMPLETE');
  expect(code(of({ validUntil: '2022' }))).toBe('VACCINATION_EXPIRED');
  expect(code(of({ validFrom: '2022-03-02' }))).toBe('VACCINATION_TOO_RECENT');
});

test('a booster is asked of adults only, and of those whose age is not known', () => {
  const said = (birthDate: string, dose = 2) =>
    decide(credential('2021-07-01', { dose, dosesInSeries: dose }, birthDate), booster, context).reasons[0]
      ?.code;
  expect(said('1990-01-01')).toBe('BOOSTER_REQUIRED');
  expect(said('1990-01-01', 3)).toBe('VACCINATION_COMPLETE');
  expect(said('2004-03-02')).toBe('VACCINATION_COMPLETE');
  expect(said('2004-03-01')).toBe('BOOSTER_REQUIRED');
  expect(said('2004')).toBe('BOOSTER_REQUIRED');
});

test('minors need as many doses as the office says', () => {
  const policy: Policy = { ...ppu, ages: { exemptUnder: 6, minors: { under: 18, doses: 1 } } };
  const said = (birthDate: string, date = '2021-07-01') =>
    decide(credential(date, { dose: 1, dosesInSeries: 2 }, birthDate), policy, context).reasons[0]?.code;
  expect(said('2008-01-01')).toBe('VACCINATION_COMPLETE');
  expect(said('2008-01-01', '2022-02-20')).toBe('VACCINATION_TOO_RECENT');
  expect(said('1990-01-01')).toBe('VACCINATION_PARTIAL');
});

test('an office can take fewer vaccines, and ask more doses of one', () => {
  const only: Policy = { ...ppu, vaccination: { ...ppu.vaccination, accepted: ['pfizer'] } };
  expect(decide(credential('2021-07-01'), only, context).reasons).toEqual([
    { code: 'VACCINE_NOT_ACCEPTED', params: { product: 'CoronaVac (Sinovac)' } },
  ]);
  const three: Policy = { ...ppu, vaccination: { ...ppu.vaccination, dosesInSeries: { coronavac: 3 } } };
  expect(decide(credential('2021-07-01'), three, context).reasons).toEqual([
    { code: 'VACCINATION_PARTIAL', params: { dose: 2, doses: 3 } },
  ]);
});
