import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/cli/lines.ts';

async function read(chunks: readonly (string | Uint8Array)[], limit = 1000): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks, { objectMode: true }), limit)) {
    lines.push('bytes' in line ? line.bytes.toString('latin1') : 'too long');
  }
  return lines;
}

describe('lines', () => {
  test.each([
    ['nothing', [], []],
    ['one that is not ended', ['a'], ['a']],
    ['an empty one', ['\n'], ['']],
    ['the end of the stream is no line of its own', ['a\nb\n'], ['a', 'b']],
    ['in pieces', ['a', 'b\nc', 'd'], ['ab', 'cd']],
    ['CR LF keeps its CR, which JSON takes for white space', ['a\r\nb'], ['a\r', 'b']],
    ['a line separator within JSON ends nothing', ['"\u2028"'], ['"\xE2\x80\xA8"']],
  ])('%s', async (_, chunks, lines) => {
    expect(await read(chunks)).toEqual(lines);
  });

  test('one beyond the limit is told as such, and the next is whole', async () => {
    expect(await read(['12345\n123456\n12345'], 5)).toEqual(['12345', 'too long', '12345']);
    expect(await read(['1234', '56', '789\nab'], 5)).toEqual(['too long', 'ab']);
    expect(await read(['123', '456'], 5)).toEqual(['too long']);
  });

  test('however the bytes are cut, the lines are the same', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '{', '\0'), maxLength: 60 });
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, sizes, async (whole, cuts) => {
        const chunks: Buffer[] = [];
        for (let rest = Buffer.from(whole), i = 0; rest.length > 0; i += 1) {
          const size = cuts[i % cuts.length] ?? 1;
          chunks.push(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        const lines = whole.split('\n');
        if (lines.at(-1) === '') lines.pop();
        expect(await read(chunks)).toEqual(lines);
      }),
    );
  });

  test('what is held never exceeds the limit by more than a chunk', async () => {
    let passed = 0;
    async function* endless() {
      for (; passed < 512; passed += 1) yield await Promise.resolve(Buffer.alloc(1024 * 1024, 'a'));
    }
    const before = process.memoryUsage().arrayBuffers;
    const found = [];
    for await (const line of linesOf(
      Readable.from(endless(), { objectMode: true, highWaterMark: 1 }),
      1024,
    )) {
      found.push(line);
    }
    expect(found).toEqual([{ tooLong: true }]);
    expect(passed).toBe(512);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 * 1024 * 1024);
  });
});
