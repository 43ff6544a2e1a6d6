import { inflateSync, deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CredentialFormat } from '../../../src/shared/domain/credential.ts';
import { toContent } from '../../../src/main/credential/content.ts';
import { decode } from '../../../src/main/credential/decode.ts';
import { decodeBase45 } from '../../../src/main/credential/hcert/base45.ts';
import { verifyScan } from '../../../src/main/entry/verify.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { authenticate } from '../../../src/main/trust/authenticate.ts';
import { TrustError } from '../../../src/main/trust/errors.ts';
import { cases, type CredentialCase } from '../../bench/lib/cases.ts';
import { bitsToFlip } from '../../support/exhaustive.ts';
import { base45 } from '../../support/issuer/hcert.ts';

/*
 * One wrong bit, anywhere: in what was signed it is never green. Elsewhere in a scan a bit may mean nothing (the case of
 * `HC1:`, a zip's date): then the certificate that is admitted is the genuine one, unchanged in every signed byte.
 */

let genuine: readonly CredentialCase[];

beforeAll(async () => {
  genuine = await cases();
});

function caseOf(format: CredentialFormat): CredentialCase & { readonly code: Uint8Array } {
  const found = genuine.find((each) => each.format === format);
  const code = found?.codes[0];
  if (!found || !code) throw new Error(`no ${format}`);
  return { ...found, code };
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

async function decisionOn(bytes: Uint8Array, { trust, at }: CredentialCase): Promise<string> {
  const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
  return (await verifyScan({ bytes, ending: 'whole' }, context, at)).verdict.decision;
}

/** Flips bits of a scan. @returns the places whose bits change nothing: all else is not admitted */
async function harmless(format: CredentialFormat): Promise<number[]> {
  const { code, ...rest } = caseOf(format);
  const original = await decode(toContent(code));
  const places: number[] = [];
  for (const bit of bitsToFlip(code.length)) {
    const flipped = flip(code, bit);
    if ((await decisionOn(flipped, rest)) !== 'admit') continue;
    const decoded = await decode(toContent(flipped));
    expect(decoded.credential).toEqual(original.credential);
    expect(Buffer.from(decoded.proof.message)).toEqual(Buffer.from(original.proof.message));
    places.push(bit);
  }
  return places;
}

/** The DIVOC key of the case is trusted without a name, so that a signature that it does not hold may be another's. */
const REFUSED = /^(SIGNATURE_INVALID|ISSUER_KEY_UNKNOWN)$/;

const FORMATS = ['hcert', 'shc', 'vds-nc', 'divoc'] as const;

describe.each(FORMATS)('%s', (format) => {
  test('is admitted as it is', async () => {
    const { code, ...rest } = caseOf(format);
    expect(await decisionOn(code, rest)).toBe('admit');
  });

  test('no bit of the signed bytes or of the signature', async () => {
    const { code, trust, at } = caseOf(format);
    const decoded = await decode(toContent(code));
    const judge = (change: Partial<typeof decoded.proof>): string => {
      try {
        authenticate({ ...decoded, proof: { ...decoded.proof, ...change } }, trust, at);
        return 'believed';
      } catch (error) {
        if (error instanceof TrustError) return error.code;
        throw error;
      }
    };
    const { message, signature } = decoded.proof;
    expect(judge({})).toBe('believed');
    for (const bit of bitsToFlip(message.length)) {
      expect(judge({ message: flip(message, bit) })).toMatch(REFUSED);
    }
    for (const bit of bitsToFlip(signature.length)) {
      expect(judge({ signature: flip(signature, bit) })).toMatch(REFUSED);
    }
  });
});

describe('a scan with one wrong bit', () => {
  test('HCERT: only the case of its prefix, and bits that pad the compressed stream, mean nothing', async () => {
    const places = await harmless('hcert');
    const { code } = caseOf('hcert');
    // `H` and `C`, by their bit for lower case.
    const prefix = places.filter((bit) => bit < 8 * 4);
    expect(prefix.every((bit) => bit % 8 === 5)).toBe(true);
    // The last characters but the four bytes of Adler-32 hold the last bits of the stream.
    const others = places.filter((bit) => bit >= 8 * 4);
    expect(others.every((bit) => bit >= 8 * (code.length - 12))).toBe(true);
    expect(others.length).toBeLessThan(16);
  });

  test('HCERT: no bit of the COSE message', async () => {
    const { code, ...rest } = caseOf('hcert');
    const cose = inflateSync(decodeBase45(Buffer.from(code).toString('latin1').slice(4)));
    const pack = (bytes: Uint8Array) => Buffer.from(`HC1:${base45(deflateSync(bytes))}`);
    expect(await decisionOn(pack(cose), rest)).toBe('admit');
    for (const bit of bitsToFlip(cose.length)) {
      expect(await decisionOn(pack(flip(cose, bit)), rest)).not.toBe('admit');
    }
  });

  test('SMART Health Card: no bit but the case of its prefix', async () => {
    const places = await harmless('shc');
    expect(places.every((bit) => bit < 8 * 4 && bit % 8 === 5)).toBe(true);
  });

  test('VDS-NC: no bit', async () => {
    expect(await harmless('vds-nc')).toEqual([]);
  });

  // A zip says much that nobody reads (dates, attributes, versions), and its check sum is not asked: the signature is
  // over the statements that the JSON makes, and `harmless` has found every one of them unchanged.
  test('DIVOC: no bit that changes a statement', async () => {
    const { code } = caseOf('divoc');
    const places = await harmless('divoc');
    const directory = Buffer.from(code).indexOf('PK\x01\x02', 'latin1');
    const content = 30 + 'certificate.json'.length;
    const inside = places.filter((bit) => bit >= 8 * content && bit < 8 * directory);
    expect(inside.length).toBeLessThan(0.02 * 8 * (directory - content));
  });
});
