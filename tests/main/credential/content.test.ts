import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toContent } from '../../../src/main/credential/content.ts';

test('text is read as UTF-8', () => {
  expect(toContent(Buffer.from('Nama: Ünïcødé 🙂')).text).toBe('Nama: Ünïcødé 🙂');
});

test.each([
  ['https://x.example/#HC1:6BF%20 $%25A', 'HC1:6BF%20 $%25A'],
  ['https://x.example/#HC1:6BF+70%24A', 'HC1:6BF+70$A'],
  ['https://x.example/a?b#HC1%3A6BF%2B70%24A', 'HC1:6BF+70$A'],
  ['HTTPS://X.EXAMPLE/#HC1:6BF', 'HC1:6BF'],
  ['https://x.example/#shc:/5676', 'shc:/5676'],
  ['https://x.example/#shc%3A%2F5676', 'shc:/5676'],
  ['https://x.example/HC1:6BF', 'https://x.example/HC1:6BF'],
  ['https://x.example/#shlink:/eyJ1', 'https://x.example/#shlink:/eyJ1'],
])('a certificate behind an address is what counts: %s', (scanned, text) => {
  expect(toContent(Buffer.from(scanned)).text).toBe(text);
});

test('a byte order mark before a text is none of it', () => {
  expect(toContent(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).text).toBe('A');
});

test('what is not UTF-8 becomes Latin-1, one character a byte', () => {
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x80);
  expect(toContent(zip).text).toBe('PK\u0003\u0004\u00ff\u00fe\u0080');
  // A view into a larger buffer is read from where it begins.
  expect(toContent(new Uint8Array(zip.buffer, 4, 2)).text).toBe('\u00ff\u00fe');
});

test('nothing is lost either way', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { text } = toContent(bytes);
      const readings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1')];
      expect(readings.some((reading) => reading.equals(Buffer.from(bytes)))).toBe(true);
    }),
  );
});
