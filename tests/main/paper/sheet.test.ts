import { expect, test } from 'vitest';
import { Sheet } from '../../../src/main/paper/sheet.ts';
import { testFaces } from '../../support/faces.ts';

/** A sheet, and how many letters it has measured and drawn. */
function counted() {
  const sheet = new Sheet(testFaces(), { title: 'Uji', at: new Date('2022-02-24T00:00:00Z') });
  const count = { measured: 0, drawn: '' };
  const { doc } = sheet;
  const [measure, draw] = [doc.widthOfString.bind(doc), doc.text.bind(doc)];
  doc.widthOfString = (text, options) => {
    count.measured += text.length;
    return measure(text, options);
  };
  doc.text = (text: string, ...more: unknown[]) => {
    count.drawn += text;
    const [x, y] = more.filter((value) => typeof value === 'number');
    return draw(text, x, y, { lineBreak: false });
  };
  sheet.page();
  return { sheet, count };
}

const style = { size: 9, width: 120 } as const;

test('what fits is drawn as it is', () => {
  const { sheet, count } = counted();
  sheet.text('Siti Aminah', 20, 20, style);
  expect(count.drawn).toBe('Siti Aminah');
});

test('a line that is too long for its place is cut where its room ends', () => {
  const { sheet, count } = counted();
  const width = sheet.text('Siti Aminah Kartanegara binti Abdul Rahman Wahid', 20, 20, style);
  expect(count.drawn).toMatch(/^Siti Aminah .*…$/);
  expect(width).toBeLessThanOrEqual(style.width + 0.01);
  // One letter more would have been too much.
  expect(width).toBeGreaterThan(style.width - 9);
});

test.each([
  ['120,000 letters', 'A'.repeat(120_000)],
  ['120,000 of several scripts', 'Aع中'.repeat(40_000)],
  ['120,000 pairs of surrogates', '𠮷'.repeat(120_000)],
])('a line of %s takes no longer than one of five hundred', (_, text) => {
  const { sheet, count } = counted();
  expect(sheet.text(text, 20, 20, style)).toBeLessThanOrEqual(style.width + 0.01);
  expect(count.drawn.length).toBeLessThan(200);
  expect(count.measured).toBeLessThan(20_000);
  sheet.text(text, 20, 40, { size: 9 });
  sheet.widthOf(text, { size: 9 });
  expect(count.measured).toBeLessThan(25_000);
});
