import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutral, original } from '../../../src/main/export/neutral.ts';

describe('what a spreadsheet would take for a formula', () => {
  test.each([
    '=HYPERLINK("http://x")',
    '+62812',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    '  =1+1',
    '\u200B=1+1',
    '\uFEFF=1+1',
  ])('is a text: %j', (text) => expect(neutral(text).startsWith("'")).toBe(true));

  test.each(['Budi;=1+1', 'Budi,=1+1', 'Budi\n=1+1', 'Budi"=1+1', 'Budi\t@x'])(
    'is one nowhere else either, where a program splits cells otherwise: %j',
    (text) => expect(neutral(text)).toMatch(/[;,\n"\t]'/),
  );

  test('keeps the digits of a NIK and the 0 of a telephone number', () => {
    expect(neutral('6409054107850001')).toBe("'6409054107850001");
    expect(neutral('08123456789')).toBe("'08123456789");
  });

  test.each(['Siti Aminah', 'Jl. Provinsi 3-A', "Nur'aini", 'a@b', ''])('leaves %j as it is', (text) =>
    expect(neutral(text)).toBe(text),
  );

  test('can be undone, whatever the text, and no piece of a cell begins a formula', () => {
    const awkward = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ',',
        ';',
        '\t',
        '\r',
        '\n',
        ' ',
        '＝',
        '\uFEFF',
        '0',
        '1',
        'a',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (text) => {
        const cell = neutral(text);
        expect(original(cell)).toBe(text);
        for (const piece of cell.split(/[,;|"\t\r\n]/)) {
          expect(piece.replace(/^[\s\p{Cc}\p{Cf}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
