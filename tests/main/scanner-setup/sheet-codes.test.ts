import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../../src/main/scanner-setup/diagnosis.ts';
import {
  CONTROLS,
  PRINTED,
  readSheetCode,
  SHEET,
  sheetCode,
} from '../../../src/main/scanner-setup/sheet-codes.ts';

test('the sheet has codes from 50 to 1,800 characters, each as long as it says', () => {
  const lengths = SHEET.map(({ text }) => text.length);
  expect(Math.min(...lengths)).toBe(50);
  expect(Math.max(...lengths)).toBe(1800);
  for (const { text, bytes } of SHEET) {
    expect(Number(text.split(':')[2])).toBe(text.length);
    expect(bytes).toHaveLength(text.length);
  }
});

test('the code of keys is ticked whole, and where its head alone was read', () => {
  const ticked = { number: CONTROLS.number, faults: [] };
  const head = CONTROLS.text.indexOf('\t');
  for (const end of [head, head + 1, head + 2, head + 3, CONTROLS.text.length]) {
    expect(diagnose(Buffer.from(CONTROLS.text.slice(0, end), 'latin1'))).toEqual(ticked);
  }
  expect(diagnose(Buffer.from(CONTROLS.text.slice(0, 15), 'latin1'))).not.toEqual(ticked);
});

test('each code reads as itself', () => {
  for (const { number, text } of PRINTED) expect(readSheetCode(text)).toBe(number);
  expect(sheetCode(4)?.text).toContain(':4:200:');
  expect(sheetCode(99)).toBeNull();
});

test('the codes stay what they were: sheets are on paper already', () => {
  expect(SHEET.map(({ text }) => text.split(':')[3])).toMatchInlineSnapshot(`
    [
      "F80CCBB5",
      "E90DA727",
      "98D03C26",
      "E722DF3D",
      "0A9EDCCF",
      "5A37F9A5",
      "CA9C6392",
      "5CB76DE4",
      "1AB39693",
      "A7C81105",
    ]
  `);
});

test('one byte that is another, and the code does not read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHEET), fc.nat(), fc.integer({ min: 1, max: 255 }), (code, at, other) => {
      const bytes = Buffer.from(code.bytes);
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ other;
      expect(readSheetCode(bytes.toString('latin1'))).toBeNull();
    }),
  );
});
