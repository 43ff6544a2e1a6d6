import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/main/scanner/frame.ts';
import { Terminator } from '../../../src/shared/domain/site.ts';
import { Framer, type Framing } from '../../../src/main/scanner/framing.ts';

const AUTO: Framing = { terminator: 'auto', silence: 400, limit: 64 };

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const textOf = (frame: Frame): string => `${frame.ending} ${Buffer.from(frame.bytes).toString('latin1')}`;

/** What comes out of `framing` for these pieces, each 1 ms after the one before, then silence. */
function framesOf(framing: Partial<Framing>, ...pieces: string[]): string[] {
  const framer = new Framer({ ...AUTO, ...framing });
  const frames = pieces.flatMap((piece, i) => framer.push(bytesOf(piece), i));
  return [...frames, ...framer.tick(1e6)].map(textOf);
}

describe('the end of a code', () => {
  test('auto takes CR, LF and CR LF, and does not wait for what may follow', () => {
    const framer = new Framer(AUTO);
    expect(framer.push(bytesOf('A\r'), 0).map(textOf)).toEqual(['whole A']);
    expect(framer.push(bytesOf('\nB\n'), 1).map(textOf)).toEqual(['whole B']);
    expect(framesOf({}, 'A\r\nB\r\n')).toEqual(['whole A', 'whole B']);
  });

  test('cr leaves LF in the code, lf leaves CR, crlf leaves either alone', () => {
    expect(framesOf({ terminator: 'cr' }, 'A\nB\r')).toEqual(['whole A\nB']);
    expect(framesOf({ terminator: 'lf' }, 'A\rB\n')).toEqual(['whole A\rB']);
    expect(framesOf({ terminator: 'crlf' }, 'A\rB\nC\r', '\nD\r\r\n')).toEqual([
      'whole A\rB\nC',
      'whole D\r',
    ]);
  });

  test('tab and etx end a code alone, and leave CR LF in it', () => {
    expect(framesOf({ terminator: 'tab' }, 'A\r\nB\tC\t')).toEqual(['whole A\r\nB', 'whole C']);
    expect(framesOf({ terminator: 'etx' }, 'A\tB\x03')).toEqual(['whole A\tB']);
  });

  test('none: the pause ends a code, and any byte is part of it', () => {
    const framer = new Framer({ ...AUTO, terminator: 'none', silence: 60 });
    expect(framer.push(bytesOf('PK\r\n'), 0)).toEqual([]);
    expect(framer.push(bytesOf('\t\x03'), 59)).toEqual([]);
    expect(framer.tick(119).map(textOf)).toEqual(['whole PK\r\n\t\x03']);
  });

  test('two codes in one piece are two codes', () => {
    expect(framesOf({}, 'A\rB\r')).toEqual(['whole A', 'whole B']);
  });

  test.each(['\r', '\n', '\r\n', '\r\r', '\n\r\n'])('padding %j after a code is not an empty scan', (end) => {
    expect(framesOf({}, `A${end}`, end, `B${end}`)).toEqual(['whole A', 'whole B']);
  });

  test('a terminator alone after silence is one empty scan', () => {
    expect(framesOf({}, '\r\n')).toEqual(['whole ']);
    expect(framesOf({ terminator: 'crlf' }, '\r\n\r\n')).toEqual(['whole ']);
    const framer = new Framer(AUTO);
    framer.push(bytesOf('A\r'), 0);
    framer.tick(400);
    expect(framer.push(bytesOf('\r'), 500).map(textOf)).toEqual(['whole ']);
  });
});

describe('silence', () => {
  test('half a code then silence is open', () => {
    const framer = new Framer(AUTO);
    expect(framer.push(bytesOf('HC1:half'), 1000)).toEqual([]);
    expect(framer.deadline()).toBe(1400);
    expect(framer.tick(1399)).toEqual([]);
    expect(framer.tick(1400).map(textOf)).toEqual(['open HC1:half']);
    expect(framer.deadline()).toBeNull();
  });

  test('a slow scanner is not silent: each byte renews the time', () => {
    const framer = new Framer(AUTO);
    for (let i = 0; i < 20; i++) {
      expect(framer.tick(i * 399)).toEqual([]);
      framer.push(bytesOf('x'), i * 399);
    }
    expect(framer.push(bytesOf('\r'), 8000).map(textOf)).toEqual([`whole ${'x'.repeat(20)}`]);
  });

  test('a late piece without a tick between is not cut: the reader was busy, not the scanner silent', () => {
    const framer = new Framer(AUTO);
    framer.push(bytesOf('HC1:'), 0);
    expect(framer.push(bytesOf('rest\r'), 5000).map(textOf)).toEqual(['whole HC1:rest']);
  });

  test('after silence nothing of the broken code is left', () => {
    const framer = new Framer({ ...AUTO, terminator: 'crlf' });
    framer.push(bytesOf('A\r'), 0);
    expect(framer.tick(400).map(textOf)).toEqual(['open A\r']);
    expect(framer.push(bytesOf('\nB\r\n'), 500).map(textOf)).toEqual(['whole \nB']);
  });
});

describe('more bytes than any code has', () => {
  test('the limit itself is a code', () => {
    const longest = 'x'.repeat(64);
    expect(framesOf({}, `${longest}\r`)).toEqual([`whole ${longest}`]);
    expect(framesOf({ terminator: 'crlf' }, `${longest}\r\n`)).toEqual([`whole ${longest}`]);
  });

  test.each(['auto', 'crlf'] as const)(
    '%s: reported once, by its head; the next code is whole',
    (terminator) => {
      expect(framesOf({ terminator }, 'x'.repeat(65), 'x'.repeat(1000), 'x\r\n', 'A\r\n')).toEqual([
        `oversize ${'x'.repeat(64)}`,
        'whole A',
      ]);
    },
  );

  test('silence ends it as well', () => {
    const framer = new Framer(AUTO);
    expect(framer.push(bytesOf('x'.repeat(70)), 0)).toHaveLength(1);
    expect(framer.tick(400)).toEqual([]);
    expect(framer.push(bytesOf('A\r'), 500).map(textOf)).toEqual(['whole A']);
  });
});

describe('whatever the chunking', () => {
  const LIMIT = 300;
  const code = fc
    .uint8Array({ minLength: 1, maxLength: LIMIT, size: 'max' })
    .map((bytes) => bytes.map((byte) => (byte === 0x0d || byte === 0x0a ? 0x20 : byte)));
  const end = fc.constantFrom('\r', '\n', '\r\n', '\r\r', '\n\r');
  /** What a desk sees: codes, codes that break off before a silence, and runs of noise too long for a code. */
  const event = fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('code' as const), code, end }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('broken' as const), code }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('silence' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('noise' as const),
        size: fc.integer({ min: LIMIT + 1, max: 5 * LIMIT }),
      }),
    },
  );

  const someSizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20, size: 'max' });

  test('every complete code comes out exactly once and in order, and none is invented', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20, size: 'max' }), someSizes, (events, sizes) => {
        const framer = new Framer({ terminator: 'auto', silence: 400, limit: LIMIT });
        const expected: Frame[] = [];
        const actual: Frame[] = [];
        let now = 0;
        let turn = 0;
        const send = (bytes: Uint8Array): void => {
          for (let at = 0; at < bytes.length;) {
            const size = sizes[(turn += 1) % sizes.length] ?? 1;
            actual.push(...framer.push(bytes.subarray(at, at + size), (now += 1)));
            at += size;
            actual.push(...framer.tick((now += 1)));
          }
        };
        const beSilent = (): void => void actual.push(...framer.tick((now += 400)));

        for (const event of events) {
          if (event.kind === 'code') {
            send(event.code);
            send(bytesOf(event.end));
            expected.push({ bytes: event.code, ending: 'whole' });
          } else if (event.kind === 'broken') {
            send(event.code);
            expected.push({ bytes: event.code, ending: 'open' });
            beSilent();
          } else if (event.kind === 'noise') {
            const noise = new Uint8Array(event.size).fill(0x41);
            send(noise);
            expected.push({ bytes: noise.subarray(0, LIMIT), ending: 'oversize' });
            beSilent();
          } else beSilent();
        }
        beSilent();
        expect(actual).toEqual(expected);
        expect(framer.deadline()).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test.each(Terminator.options)('%s: any bytes in any pieces give the same as in one', (terminator) => {
    const anything = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom('\r', '\n', '\r\n', '\t', '\x03').map(bytesOf),
      ),
    );
    fc.assert(
      fc.property(anything, (pieces) => {
        const inPieces = new Framer({ terminator, silence: 400, limit: 40 });
        const atOnce = new Framer({ terminator, silence: 400, limit: 40 });
        const frames = pieces.flatMap((piece) => inPieces.push(piece, 0));
        expect([...frames, ...inPieces.flush()]).toEqual([
          ...atOnce.push(Buffer.concat(pieces), 0),
          ...atOnce.flush(),
        ]);
      }),
    );
  });
});
