import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dress, undress } from '../../../src/main/scanner/undress.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function undressed(text: string, dress: Dress = {}): string {
  const { bytes, symbology } = undress({ bytes: bytesOf(text), ending: 'whole' }, dress);
  return [symbology, Buffer.from(bytes).toString('latin1')].join(' ');
}

test('the AIM identifier is taken off and kept as the symbology', () => {
  expect(undressed(']Q1HC1:ABC')).toBe(']Q1 HC1:ABC');
  expect(undressed('HC1:ABC')).toBe(' HC1:ABC');
  expect(undressed(']Q')).toBe(' ]Q');
});

test('prefix and suffix are taken off, the identifier before or after the prefix', () => {
  const dress = { prefix: '\x02', suffix: '\x03' };
  expect(undressed('\x02HC1:ABC\x03', dress)).toBe(' HC1:ABC');
  expect(undressed('\x02]Q1HC1:ABC\x03', dress)).toBe(']Q1 HC1:ABC');
  expect(undressed(']Q1\x02HC1:ABC\x03', dress)).toBe(']Q1 HC1:ABC');
});

test('what is not there is not missed, and is taken off once', () => {
  expect(undressed('HC1:ABC', { prefix: '\x02', suffix: '\x03' })).toBe(' HC1:ABC');
  expect(undressed('AAHC1:ABCZZ', { prefix: 'A', suffix: 'Z' })).toBe(' AHC1:ABCZ');
  expect(undressed('', { prefix: 'A', suffix: 'Z' })).toBe(' ');
});

test('whatever a scanner puts around a code, the code is left', () => {
  const affix = fc.string({ unit: fc.constantFrom('\x02', '\x03', '#', 'x'), maxLength: 4 });
  const content = fc.uint8Array().filter(([first]) => first !== 0x5d);
  fc.assert(
    fc.property(content, affix, affix, (code, prefix, suffix) => {
      const bytes = Buffer.concat([Buffer.from(`${prefix}]Q1`), code, Buffer.from(suffix)]);
      const frame = undress({ bytes, ending: 'whole' }, { prefix, suffix });
      expect(Buffer.from(frame.bytes).equals(code)).toBe(true);
    }),
  );
});
