import { encode, Tagged } from 'cborg';
import { expect, test } from 'vitest';
import { readCwt } from '../../../../src/main/credential/hcert/cwt.ts';

const HCERT: [number, unknown] = [-260, new Map([[1, { ver: '1.3.0' }]])];

function claims(...entries: [number | string, unknown][]): Uint8Array {
  return encode(new Map<number | string, unknown>([...entries, HCERT]));
}

test('issuer and dates', () => {
  const cwt = readCwt(claims([1, 'ID'], [4, 1_672_531_200], [5, 1_640_995_201], [6, 1_640_995_200]));
  expect(cwt).toEqual({
    issuer: 'ID',
    issuedAt: '2022-01-01T00:00:00.000Z',
    notBefore: '2022-01-01T00:00:01.000Z',
    expiresAt: '2023-01-01T00:00:00.000Z',
    content: { kind: 'eu-dcc', value: { ver: '1.3.0' } },
  });
});

test('a date may have a fraction or the tag of a date', () => {
  expect(readCwt(claims([6, 1_640_995_200.25])).issuedAt).toBe('2022-01-01T00:00:00.250Z');
  expect(readCwt(claims([6, new Tagged(1, 1_640_995_200)])).issuedAt).toBe('2022-01-01T00:00:00.000Z');
});

test('claim numbers may be written as text', () => {
  expect(readCwt(claims(['1', 'SG'], ['6', 1_640_995_200])).issuer).toBe('SG');
});

test.each([
  ['in a byte string', encode(claims([1, 'ID']))],
  ['as embedded CBOR', encode(new Tagged(24, claims([1, 'ID'])))],
  ['with the CWT tag', encode(new Tagged(61, new Map([HCERT, [1, 'ID']])))],
])('the claims set may be wrapped %s', (_, bytes) => {
  expect(readCwt(bytes)).toMatchObject({ issuer: 'ID', content: { kind: 'eu-dcc' } });
});

test.each([
  [2, 'who-ddcc'],
  [3, 'who-ddcc'],
  [4, 'who-ddcc'],
  [-6, 'who-dvc'],
  [5, 'health-link'],
])('claim -260, key %i is %s', (key, kind) => {
  const cwt = readCwt(encode(new Map([[-260, new Map([[key, [{ name: 'x' }]]])]])));
  expect(cwt.content).toEqual({ kind, value: [{ name: 'x' }] });
});

test.each([
  ['null', null],
  ['no number', NaN],
])('an end that is %s is unclear', (_, end) => {
  expect(readCwt(claims([4, end]))).toMatchObject({ endUnclear: true });
});

test.each<[string, Uint8Array]>([
  ['a list', encode([1, 2])],
  ['no health certificate', encode(new Map([[1, 'ID']]))],
  ['a health certificate that is text', encode(new Map([[-260, 'x']]))],
  ['a health certificate of unknown kind', encode(new Map([[-260, new Map([[99, {}]])]]))],
  ['one of two kinds', encode(new Map([[-260, new Map([[1, {}], [3, {}]])]]))], // prettier-ignore
  ['content that is bytes', encode(new Map([[-260, new Map([[1, new Uint8Array(4)]])]]))],
  ['an issuer that is a number', claims([1, 62])],
  ['a date as text', claims([4, '2022-01-01'])],
  ['a date before 1970', claims([4, -1])],
  ['a date in milliseconds', claims([4, 1_640_995_200_000])],
  ['a moment of issue that is no number', claims([6, NaN])],
  ['a date without end', claims([4, Infinity])],
])('refused: %s', (_, bytes) => {
  expect(() => readCwt(bytes)).toThrow(expect.objectContaining({ code: 'CWT_INVALID' }));
});
