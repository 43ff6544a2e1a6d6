import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../../src/main/policy/decide.ts';
import { Policy } from '../../../src/main/policy/policy.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { COVID_19, type Credential } from '#shared/domain/credential.ts';

const context = { at: new Date('2022-03-01T02:00:00Z'), timeZone: 'Asia/Makassar' };
const credential = (date: string): Credential => ({
  format: 'hcert',
  profile: 'eu-dcc 1.3.0',
  issuer: 'ID',
  holder: { name: 'SITI AMINAH', birthDate: '1990-01-01' },
  statements: [
    {
      kind: 'vaccination',
      disease: COVID_19,
      product: { code: 'CoronaVac' },
      dose: 2,
      dosesInSeries: 2,
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
