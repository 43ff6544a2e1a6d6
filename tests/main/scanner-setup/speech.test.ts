import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear } from '../../../src/main/scanner-setup/speech.ts';
import { SHEET, sheetCode } from '../../../src/main/scanner-setup/sheet-codes.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const code = sheetCode(4)?.text ?? '';

describe('how a scan was spoken', () => {
  test.each([
    ['\r', 'auto'],
    ['\n', 'auto'],
    ['\r\n', 'auto'],
    ['\t', 'tab'],
    ['\x03', 'etx'],
    ['', 'none'],
  ] as const)('its end %j', (end, terminator) => {
    expect(hear(bytes(code + end))).toEqual({ terminator });
  });

  test('what is sent around it', () => {
    expect(hear(bytes(`\x02>${code}#\x03`))).toEqual({ terminator: 'etx', prefix: '\x02>', suffix: '#' });
    expect(hear(bytes(`]Q1>${code}\r`))).toEqual({ terminator: 'auto', prefix: '>' });
  });

  test('two scans in a row are heard as one speech', () => {
    expect(hear(bytes(`>${code}#\r>${code}#\r`))).toEqual({ terminator: 'auto', prefix: '>', suffix: '#' });
  });

  test('seven bits with parity', () => {
    for (const parity of ['even', 'odd'] as const) {
      const sent = bytes(`${code}\r`).map((byte) => {
        const isOdd = byte.toString(2).replaceAll('0', '').length % 2 === 1;
        return isOdd === (parity === 'even') ? byte | 0x80 : byte;
      });
      expect(hear(sent)).toEqual({ terminator: 'auto', dataBits: 7, parity });
    }
  });

  test('of another code, its end', () => {
    expect(hear(bytes('HC1:6BFOXN*TS0BI$ZD-PHQ7I\r'))).toEqual({ terminator: 'auto' });
    expect(hear(bytes('short\r'))).toBeNull();
  });

  test('a code of the sheet that is not right is another speed', () => {
    expect(hear(bytes(`${code.slice(0, -2)}\r`))).toBeNull();
    fc.assert(
      fc.property(fc.constantFrom(...SHEET), fc.integer({ min: 1, max: 255 }), (each, mask) => {
        const wrong = each.bytes.map((byte) => byte ^ mask);
        const heard = hear(wrong);
        // Turned bits that leave all of it printable look like a code of somebody else's.
        if (heard !== null)
          expect(Buffer.from(wrong).toString('latin1')).toMatch(/^[\x02\x1d\x20-\x7e\r\n\t\x03]*$/);
      }),
    );
  });
});
