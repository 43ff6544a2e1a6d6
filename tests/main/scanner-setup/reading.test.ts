import { describe, expect, test } from 'vitest';
import { readingOf } from '../../../src/main/scanner-setup/reading.ts';
import { sheetCode } from '../../../src/main/scanner-setup/sheet-codes.ts';

const scanOf = (text: string) => ({
  bytes: Uint8Array.from(Buffer.from(text, 'latin1')),
  source: 'serial:COM3',
  at: new Date('2022-02-24T06:05:00Z'),
  ending: 'whole' as const,
});

describe('what the scanner page shows of a scan', () => {
  test.each([
    ['HC1:6BF', 'hcert'],
    ['shc:/5676', 'shc'],
    ['GBP1:ABC', 'pass'],
    ['GERBANG-SITE1:ABC', 'site'],
    ['PK\x03\x04', 'divoc'],
    ['https://example.org/', 'unknown'],
  ])('%j is guessed to be %s, by its beginning', (text, format) => {
    expect(readingOf(scanOf(text), 1, true)).toMatchObject({ format, check: null });
  });

  test('control characters are seen as their signs', () => {
    expect(readingOf(scanOf('a\x1db\x7f'), 1, true).content).toEqual({
      hex: '611d627f',
      text: 'a\u241db\u2421',
    });
  });

  test('outside a test neither content nor diagnosis', () => {
    expect(readingOf(scanOf(sheetCode(2)?.text ?? ''), 1, false)).toMatchObject({
      ...{ format: 'unknown', content: null, check: null, length: 50, symbology: null, tookMs: 0 },
    });
  });
});
