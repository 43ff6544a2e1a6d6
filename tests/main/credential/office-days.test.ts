import { expect, test } from 'vitest';
import { COVID_19, type Credential } from '#shared/domain/credential.ts';
import { atOffice } from '../../../src/main/credential/office-days.ts';

const test1 = { kind: 'test', disease: COVID_19, type: 'naat', result: 'not-detected' } as const;
const credential: Credential = {
  format: 'hcert',
  profile: 'who-dvc',
  issuer: 'ID',
  holder: { name: 'X' },
  validDays: { first: '2022-03-01', last: '2022-03-31' },
  statements: [{ ...test1, sampledAt: '2022-03-01' }],
};

test('days are those of the office, from their first to their last moment', () => {
  const { validDays, notBefore, expiresAt, statements } = atOffice(credential, 'Asia/Makassar');
  expect(validDays).toBeUndefined();
  expect(notBefore).toBe('2022-02-28T16:00:00.000Z');
  expect(expiresAt).toBe('2022-03-31T15:59:59.999Z');
  expect(statements).toMatchObject([{ sampledAt: '2022-02-28T16:00:00.000Z' }]);
});

test('of two bounds the narrower holds, on either side', () => {
  const bounded = (notBefore: string, expiresAt: string) =>
    atOffice({ ...credential, notBefore, expiresAt }, 'Asia/Makassar');
  expect(bounded('2022-02-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z')).toMatchObject({
    notBefore: '2022-02-28T16:00:00.000Z',
    expiresAt: '2022-03-31T15:59:59.999Z',
  });
  expect(bounded('2022-03-02T00:00:00.000Z', '2022-03-20T00:00:00.000Z')).toMatchObject({
    notBefore: '2022-03-02T00:00:00.000Z',
    expiresAt: '2022-03-20T00:00:00.000Z',
  });
});

test('moments stay what they are', () => {
  const at = '2022-03-01T02:00:00.000Z';
  const timed: Credential = { ...credential, validDays: {}, statements: [{ ...test1, sampledAt: at }] };
  expect(atOffice(timed, 'America/New_York')).toMatchObject({ statements: [{ sampledAt: at }] });
});
