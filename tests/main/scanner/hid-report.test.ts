import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frame, LARGEST_CODE } from '../../../src/main/scanner/frame.ts';
import { describeHid } from '../../../src/main/scanner/hid-descriptor.ts';
import { ReportAssembler } from '../../../src/main/scanner/hid-report.ts';
import { undress } from '../../../src/main/scanner/undress.ts';
import {
  BARE_DESCRIPTOR,
  COMPACT_DESCRIPTOR,
  KEYBOARD_DESCRIPTOR,
  STANDARD_DESCRIPTOR,
  type Vendor,
  VENDORS,
} from './reports.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const textOf = (frame: Frame): string =>
  [frame.ending, frame.symbology, Buffer.from(frame.bytes).toString('latin1')].join(' ');
const assemblerFor = ({ descriptor }: Vendor): ReportAssembler =>
  new ReportAssembler(descriptor === null ? null : describeHid(descriptor).layout);
const [honeywell] = VENDORS;

describe.each(VENDORS)('$name', (vendor) => {
  test('a long code of many reports is one code', () => {
    const code = bytesOf(`HC1:${'6BFOXN*TS0BI$ZD'.repeat(120)}`);
    const assembler = assemblerFor(vendor);
    const frames = vendor.reports(code).flatMap((report, i) => assembler.push(report, i));
    expect(frames).toHaveLength(1);
    expect(frames[0]?.ending).toBe('whole');
    expect(frames[0]?.bytes).toEqual(code);
    expect(assembler.deadline()).toBeNull();
  });

  test('every code comes out exactly once and in order, however codes break off between', () => {
    // Text as QRs have it: binary data that looks like padding or an identifier needs a descriptor.
    const letter = fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:{}"az'));
    const code = fc.string({ unit: letter, minLength: 1, maxLength: 4296, size: 'max' }).map(bytesOf);
    const scan = fc.record({
      code,
      keep: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6 }),
    });
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 6 }), (scans) => {
        const assembler = assemblerFor(vendor);
        const expected: Uint8Array[] = [];
        const actual: Uint8Array[] = [];
        let now = 0;
        for (const { code, keep } of scans) {
          const reports = vendor.reports(code);
          const sent = keep === null ? reports : reports.slice(0, Math.floor(keep * (reports.length - 1)));
          for (const report of sent) {
            now += 30;
            actual.push(...assembler.push(report, now).map(({ bytes }) => bytes));
            expect(assembler.tick(now)).toEqual([]);
          }
          if (keep === null) expected.push(code);
          else {
            now += 400;
            const open = assembler.tick(now);
            expect(open.map(({ ending }) => ending)).toEqual(sent.length === 0 ? [] : ['open']);
            for (const { bytes } of open) expect(code.subarray(0, bytes.length)).toEqual(bytes);
          }
        }
        expect(actual).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a single report', () => {
  const push = (...bytes: number[]): string[] =>
    new ReportAssembler(null)
      .push(Uint8Array.from([...bytes, ...Array<number>(64 - bytes.length).fill(0)]), 0)
      .map(textOf);

  test('the identifier before the data is the symbology, not part of the code', () => {
    expect(push(2, 3, ...bytesOf(']Q1ABC'))).toEqual(['whole ]Q1 ABC']);
  });

  test('a code without an identifier does not inherit that of the one before', () => {
    const assembler = new ReportAssembler(null);
    const frames = VENDORS.slice(1, 3).flatMap((vendor) =>
      vendor.reports(bytesOf('ABC')).flatMap((report) => assembler.push(report, 0)),
    );
    expect(frames.map(textOf)).toEqual(['whole ]Q1 ABC', 'whole  ABC']);
  });

  test('an identifier that the scanner was set to send is taken off where it is part of the data', () => {
    const report = new Uint8Array(64);
    report.set([2, 7, ...bytesOf(']Q1HC1:')]);
    const frames = new ReportAssembler(null).push(report, 0).map((frame) => textOf(undress(frame, {})));
    expect(frames).toEqual(['whole ]Q1 HC1:']);
  });

  test('a terminator left over from keyboard mode is taken off', () => {
    expect(push(2, 5, ...bytesOf(']Q1ABC\r\n'))).toEqual(['whole ]Q1 ABC']);
    expect(push(2, 4, ...bytesOf('ABC\r'))).toEqual(['whole  ABC']);
  });

  test('other reports, and one that carries nothing, are no scan', () => {
    expect(push(3, 5, ...bytesOf('HELLO'))).toEqual([]);
    expect(push(2, 0)).toEqual([]);
    expect(new ReportAssembler(null).push(new Uint8Array(), 0)).toEqual([]);
  });

  test('a length beyond the report is the report', () => {
    const [frame] = new ReportAssembler(null).push(
      new Uint8Array(64).fill(0x41).fill(2, 0, 1).fill(255, 1, 2).fill(0, 58),
      0,
    );
    expect(frame?.bytes).toEqual(new Uint8Array(56).fill(0x41));
  });
});

test('more than any code: reported once, in constant memory; the next code is whole', () => {
  const assembler = new ReportAssembler(null);
  const reports = honeywell?.reports(new Uint8Array(100_000).fill(0x41)) ?? [];
  const next = honeywell?.reports(bytesOf('next')) ?? [];
  const frames = [...reports, ...next].flatMap((report, i) => assembler.push(report, i));
  expect(frames.map(textOf)).toEqual([`oversize ]Q1 ${'A'.repeat(LARGEST_CODE)}`, 'whole ]Q1 next']);
});

test('any bytes at all: never a throw, never more than the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 70, size: 'max' })),
      fc.constantFrom(...VENDORS),
      (reports, vendor) => {
        const assembler = assemblerFor(vendor);
        const frames = [...reports.flatMap((report, i) => assembler.push(report, i)), ...assembler.flush()];
        for (const { bytes } of frames) expect(bytes.length).toBeLessThanOrEqual(LARGEST_CODE);
      },
    ),
  );
});

describe('the report descriptor', () => {
  test('says where a scan is', () => {
    expect(describeHid(STANDARD_DESCRIPTOR)).toEqual({
      isScanner: true,
      layout: { reportId: 2, length: 1, aim: 2, data: 5, size: 56, more: { at: 61, mask: 1 } },
    });
    expect(describeHid(COMPACT_DESCRIPTOR)).toEqual({
      isScanner: true,
      layout: { reportId: 5, length: 28, aim: 1, data: 4, size: 24, more: { at: 29, mask: 128 } },
    });
  });

  test('of a keyboard is no scanner', () => {
    expect(describeHid(KEYBOARD_DESCRIPTOR)).toEqual({ isScanner: false, layout: null });
  });

  test('of a scanner that leaves its bytes unnamed has no layout', () => {
    expect(describeHid(BARE_DESCRIPTOR)).toEqual({ isScanner: true, layout: null });
  });

  test('of any bytes at all never throws and ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400, size: 'max' }), (bytes) => void describeHid(bytes)),
    );
  });
});
