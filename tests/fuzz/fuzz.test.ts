import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../src/main/credential/errors.ts';
import { readCorpus } from './corpus.ts';
import { decodeOne, fuzz } from './fuzz.ts';
import { seeded } from './mutate.ts';

/* A short run of `npm run fuzz` that is the same each time. */

describe('decoders', () => {
  test('meet 2,000 mutated scans with an answer or an error of their own', async () => {
    const { inputs, recognised, decoded, findings } = await fuzz(
      readCorpus(),
      seeded(1),
      (done) => done < 2000,
    );
    expect(findings.map(({ what }) => what)).toEqual([]);
    expect(inputs).toBe(2000);
    // The mutations reach the decoders, and the depths of them.
    expect(recognised).toBeGreaterThan(1000);
    expect(decoded).toBeGreaterThan(30);
  });

  test('meet every kept input so', async () => {
    for (const input of readCorpus()) {
      const { decoded, error } = await decodeOne(input);
      expect(decoded || error instanceof CredentialError).toBe(true);
    }
  });
});

test('the same seed makes the same inputs', () => {
  const [a, b] = [seeded(7), seeded(7)];
  expect(Array.from({ length: 100 }, a)).toEqual(Array.from({ length: 100 }, b));
  expect(seeded(8)()).not.toBe(seeded(7)());
});
