import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYBOARD_LAYOUTS } from '#shared/domain/keyboard-layout.ts';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { ScannerSettings } from '#shared/domain/site.ts';
import { fromTyped, toTyped } from '../../../src/renderer/officer/scanner/affix.ts';
import { draftOf, settingsOf } from '../../../src/renderer/officer/scanner/draft.ts';

const device: FoundDevice = {
  ...{ kind: 'serial', path: '/dev/ttyACM0', name: 'Scanner', maker: 'Honeywell', driver: 'cdc_acm' },
  ...{ vendorId: '0c2e', productId: '0b61', state: 'free', permission: null, holder: null },
  port: { by: 'usb', vendorId: '0c2e', productId: '0b61' },
};

describe('prefix and suffix as they are typed', () => {
  test('control characters have a notation', () => {
    expect(toTyped('\x02a\t\\\r\n')).toBe('\\x02a\\t\\\\\\r\\n');
    expect(fromTyped('\\x02a\\t\\\\')).toBe('\x02a\t\\');
    expect(fromTyped('\\q')).toBe('\\q');
  });

  test('any ASCII text comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 127 }), (bytes) => {
        const text = String.fromCharCode(...bytes);
        expect(fromTyped(toTyped(text))).toBe(text);
        expect(toTyped(text)).not.toMatch(/[\0-\x1f\x7f]/);
      }),
    );
  });
});

describe('the form', () => {
  const all: ScannerSettings[] = [
    { kind: 'hid' },
    ...KEYBOARD_LAYOUTS.flatMap((layout): ScannerSettings[] => {
      const keyboard = layout === 'us' ? {} : { layout };
      return [
        { kind: 'auto', ...keyboard },
        { kind: 'auto', ...keyboard, typing: true },
        { kind: 'wedge', ...keyboard },
      ];
    }),
    ...(['7E1', '7O1', '8E1'] as const).map((framing): ScannerSettings => {
      const parity = framing.charAt(1) === 'E' ? 'even' : 'odd';
      const dataBits = framing.startsWith('7') ? 7 : 8;
      return ScannerSettings.parse({
        ...{ kind: 'serial', port: { by: 'path', path: 'COM3' }, baudRate: 115_200, terminator: 'etx' },
        ...{ dataBits, parity, stopBits: 1, prefix: '\x02', suffix: '#\\' },
      });
    }),
    ScannerSettings.parse({ kind: 'serial', port: device.port }),
  ];

  test.each(all)('says what is in force: %j', (settings) => {
    expect(settingsOf(draftOf(settings, [device]), [device])).toEqual({ settings });
  });

  test('a port that is chosen is kept by its USB ids, one that is typed by its path', () => {
    const draft = { ...draftOf(null, []), kind: 'serial', path: '/dev/ttyACM0' } as const;
    expect(settingsOf(draft, [device])).toMatchObject({ settings: { port: device.port } });
    expect(settingsOf({ ...draft, path: '', typed: ' COM7 ' }, [device])).toMatchObject({
      settings: { port: { by: 'path', path: 'COM7' } },
    });
  });

  test('what is wrong is named', () => {
    const draft = { ...draftOf(null, []), kind: 'serial', typed: 'COM7' } as const;
    expect(settingsOf({ ...draft, typed: ' ' }, [])).toEqual({ problem: 'path' });
    for (const baudRate of ['', '12', '9600.5', 'fast', '99999999']) {
      expect(settingsOf({ ...draft, baudRate }, [])).toEqual({ problem: 'baud' });
    }
    expect(settingsOf({ ...draft, prefix: 'é' }, [])).toEqual({ problem: 'affix' });
    expect(settingsOf({ ...draft, suffix: 'x'.repeat(33) }, [])).toEqual({ problem: 'affix' });
  });
});
