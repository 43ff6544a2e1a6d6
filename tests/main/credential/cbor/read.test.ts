import { encode, Tagged } from 'cborg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from '../../../../src/main/credential/cbor/json.ts';
import { readCbor } from '../../../../src/main/credential/cbor/read.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';

test('any JSON value comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
      expect(toJson(readCbor(encode(value)))).toEqual(normal(value));
    }),
  );
});

test('indefinite lengths of maps and arrays are taken', () => {
  expect(toJson(readCbor(hex('bf61619f0102ffff')))).toEqual({ a: [1, 2] });
});

test('dates are read for what they hold', () => {
  expect(readCbor(encode(new Tagged(0, '2021-05-03')))).toBe('2021-05-03');
  expect(readCbor(encode(new Tagged(1, 1620064800)))).toBe(1620064800);
});

test.each([
  ['nothing', ''],
  ['bytes after the item', '0000'],
  ['a map that names a key twice', 'a2616101616102'],
  ['an array that breaks off', '8401'],
  ['a string longer than the bytes', '7a7fffffff61'],
  ['an array that claims to be huge', '9bffffffffffffffff'],
  ['a break without a beginning', 'ff'],
  ['a tag that we do not know', 'c249010000000000000000'],
  ['a reserved length', '1c'],
])('refuses %s', (_, bytes) => {
  expect(() => readCbor(hex(bytes))).toThrow(expect.objectContaining({ code: 'CBOR_INVALID' }));
});

test.each([
  ['arrays', '81'],
  ['arrays of indefinite length', '9f'],
  ['maps', 'a101'],
  ['maps of indefinite length', 'bf01'],
  ['tags', 'c0'],
  ['arrays behind other items', '830082000081'],
])('10,000 nested %s are refused without recursion', (_, head) => {
  const bytes = hex(`${head.repeat(10_000)}00`);
  expect(() => readCbor(bytes)).toThrow(expect.objectContaining({ code: 'CBOR_TOO_DEEP' }));
});

test('many items side by side are not deep', () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({ i, list: [i, [i]], text: 'x'.repeat(i) }));
  expect(toJson(readCbor(encode(rows)))).toEqual(rows);
});

test('a key __proto__ is a key like any other', () => {
  const value = toJson(new Map([['__proto__', { polluted: true }]]));
  expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
  expect(value).not.toHaveProperty('polluted');
});

test('no bytes make it throw anything but its own errors', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        readCbor(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(CredentialError);
      }
    }),
    { numRuns: 2000 },
  );
});

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** JSON has a negative zero, CBOR integers have not. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
