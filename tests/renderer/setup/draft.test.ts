import { describe, expect, it } from 'vitest';
import {
  EMPTY_DRAFT,
  finishPayload,
  portSelector,
  problemsOf,
  STEPS,
  type Draft,
} from '../../../src/renderer/setup/draft.ts';

const done: Draft = {
  ...EMPTY_DRAFT,
  name: ' Kantor Camat Penajam ',
  scanner: { kind: 'typed', path: ' COM3 ' },
  officer: 'Budi',
  pin: '204816',
  pinAgain: '204816',
};
const port = { path: '/dev/ttyACM0', vendorId: '0C2E', productId: '0b61', manufacturer: 'Honeywell' };

describe('the first run', () => {
  it('has nothing left to say once all is filled in', () => {
    for (const step of STEPS) expect(problemsOf(step, done)).toEqual({});
  });

  it('asks main with what was typed, trimmed, and the defaults for the rest', () => {
    expect(finishPayload(done)).toEqual({
      site: {
        version: 1,
        name: 'Kantor Camat Penajam',
        code: null,
        kind: null,
        timeZone: 'Asia/Makassar',
        language: 'id',
        scanner: {
          kind: 'serial',
          port: { by: 'path', path: 'COM3' },
          baudRate: 9600,
          terminator: 'auto',
        },
        duplicateSeconds: 3,
        presence: {
          enabled: false,
          againMinutes: 10,
          capacity: null,
          staffExempt: true,
          closingTime: '18:00',
        },
        retentionDays: 90,
        backup: { folder: null, everyHours: 24, keep: 14 },
        display: { verdictSeconds: 7, referSeconds: 60, sound: true },
        deskDisplay: null,
        power: { awakeFrom: '05:30' },
        trust: {
          maxAgeDays: 30,
          fetch: { enabled: true, urls: ['https://tng-cdn.who.int/v2/trustlist/did.json'], everyHours: 24 },
        },
        updates: { feed: { enabled: false, url: null }, everyHours: 24, install: 'ask' },
        provisioning: null,
      },
      officer: { name: 'Budi', pin: '204816' },
    });
  });

  it('finds the scanner by itself, where nobody chooses one', () => {
    expect(problemsOf('scanner', EMPTY_DRAFT)).toEqual({});
    expect(finishPayload({ ...done, scanner: EMPTY_DRAFT.scanner }).site.scanner).toEqual({ kind: 'auto' });
    expect(finishPayload({ ...done, fetchTrust: false }).site.trust.fetch.enabled).toBe(false);
  });

  it('can do without a scanner for now', () => {
    const later: Draft = { ...done, scanner: { kind: 'later' } };
    expect(problemsOf('scanner', later)).toEqual({});
    expect(finishPayload(later).site.scanner).toBeNull();
  });

  it('needs no address of a HID POS scanner', () => {
    const hid: Draft = { ...done, scanner: { kind: 'hid' }, baudRate: '' };
    expect(problemsOf('scanner', hid)).toEqual({});
    expect(finishPayload(hid).site.scanner).toEqual({ kind: 'hid' });
  });

  it('takes a scanner that types, of which there is nothing to say', () => {
    const wedge: Draft = { ...done, scanner: { kind: 'wedge' }, baudRate: '' };
    expect(problemsOf('scanner', wedge)).toEqual({});
    expect(finishPayload(wedge).site.scanner).toEqual({ kind: 'wedge' });
  });

  it('finds a listed scanner again by its USB ids, in whichever socket it is', () => {
    expect(portSelector({ kind: 'listed', port })).toEqual({
      by: 'usb',
      vendorId: '0c2e',
      productId: '0b61',
    });
  });

  it.each([
    { ...port, vendorId: null },
    { ...port, productId: 'USB' },
  ])('and by its path where it has none', (without) => {
    expect(portSelector({ kind: 'listed', port: without })).toEqual({ by: 'path', path: '/dev/ttyACM0' });
  });

  it.each([
    ['', { key: 'problem.required' }],
    ['   ', { key: 'problem.required' }],
    ['x'.repeat(121), { key: 'problem.tooLong', max: 120 }],
  ])('wants an office’s name that fits: %j', (name, problem) => {
    expect(problemsOf('office', { ...done, name })).toEqual({ name: problem });
  });

  it.each([
    ['', 'problem.required'],
    ['12345', 'problem.pinShort'],
    ['1234567890123', 'problem.pinLong'],
    ['12345a', 'problem.pinDigits'],
    ['１２３４５６', 'problem.pinDigits'],
  ])('says what is wrong with a PIN like %j', (pin, key) => {
    expect(problemsOf('officer', { ...done, pin, pinAgain: pin })).toEqual({ pin: { key } });
  });

  it('wants the PIN twice the same', () => {
    expect(problemsOf('officer', { ...done, pinAgain: '204817' })).toEqual({
      pinAgain: { key: 'problem.pinDiffers' },
    });
  });

  it.each(['', '12', '299', '3000001', '9600.5', '1e4'])('takes no speed like %j', (baudRate) => {
    expect(problemsOf('scanner', { ...done, baudRate })).toEqual({ baudRate: { key: 'problem.baud' } });
  });
});
