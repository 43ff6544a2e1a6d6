import { createPrivateKey, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fileURLToPath } from 'node:url';
import { type Answer, verifyByProcess } from '../support/command-line.ts';
import { toNumeric } from '../support/issuer/shc.ts';
import { hasTestdata, listTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';

/*
 * smart-on-fhir/health-cards-dev-tools' test data through the command line, in one process: every code, JWS and card
 * file there is, each with the specification's example issuer as the only one trusted. What this data expects beside
 * that (of an issuer's web site, and as mere warnings) is no matter of a verifier that works offline.
 */

const folder = 'shc/testdata';
const registry = fileURLToPath(
  new URL('../../../shared/testdata/registry/test_registry.json', import.meta.url),
);
const isHere = hasTestdata(folder) && hasTestdata('registry/test_registry.json');
if (!isHere) process.stderr.write(`health cards through the command line: ${NO_TESTDATA}\n`);

const read = (name: string) => readTestdata(`${folder}/${name}`).toString('utf8');

/** What is expected of each file: `verified`, or the error; an array for a file of several cards. */
const EXPECTED: Readonly<Record<string, string | readonly string[]>> = {
  '1195-byte-qrnumeric.txt': 'verified',
  '00-f-qr-code-numeric-value-0-wrong-multi-chunk.txt': 'verified',
  '00-f-qr-code-numeric-value-0-trailing_chars.txt': 'verified',
  '00-f-qr-code-numeric-value-0-odd-count.txt': 'NUMERIC_INVALID',
  '00-f-qr-code-numeric-value-0-number-too-big.txt': 'NUMERIC_INVALID',
  '00-f-qr-code-numeric-value-0-index-out-of-range.txt': 'NUMERIC_INVALID',
  '00-f-qr-code-numeric-value-0-wrong_qr_header.txt': 'NOT_A_CREDENTIAL',
  '02-f-qr-code-numeric-value-0-qr_chunk_too_big.txt': 'NUMERIC_INVALID',
  '02-f-qr-code-numeric-value-1-qr_chunk_too_big.txt': 'NUMERIC_INVALID',
  // A card in parts: one line is one code, and no part alone is a card.
  ...Object.fromEntries(
    Array.from({ length: 17 }, (_, i) => [
      `00-f-qr-code-numeric-value-${i}-qr_chunk_too_small.txt`,
      'NUMERIC_INVALID',
    ]),
  ),
  '00-d-jws-bad-fhir-metadata.txt': 'verified',
  '00-d-jws-trailing_chars.txt': 'verified',
  '00-d-jws-invalid-signature.txt': 'SIGNATURE_INVALID',
  '00-d-jws-issuer-kid-mismatch.txt': 'ISSUER_KEY_UNKNOWN',
  '00-d-jws-wrong_jws_header_kid.txt': 'ISSUER_KEY_UNKNOWN',
  '00-d-jws-issuer-not-valid-with-smart-key.txt': 'ISSUER_KEY_UNKNOWN',
  '00-d-jws-der-signature.txt': 'JWS_INVALID',
  '00-d-jws-der-signature-r-neg.txt': 'JWS_INVALID',
  '00-d-jws-der-signature-s-neg.txt': 'JWS_INVALID',
  '00-d-jws-der-signature-rs-neg.txt': 'JWS_INVALID',
  '00-d-jws-no_jws_header_alg.txt': 'JWS_INVALID',
  '00-d-jws-no_jws_header_kid.txt': 'JWS_INVALID',
  '00-d-jws-no_jws_header_zip.txt': 'JWS_INVALID',
  '00-d-jws-no_deflate.txt': 'JWS_INVALID',
  '00-d-jws-utf8_bom_prefix.txt': 'JSON_INVALID',
  '00-d-jws-jws_too_long.txt': 'SCHEMA_INVALID',
  '00-e-file-bad_jwks.smart-health-card': ['ISSUER_KEY_UNKNOWN'],
  '00-e-file-invalid_deflate.smart-health-card': ['COMPRESSION_INVALID'],
  '00-e-file-invalid_issuer_url.smart-health-card': ['ISSUER_KEY_UNKNOWN'],
  '00-e-file-invalid_issuer_url_http.smart-health-card': ['SCHEMA_INVALID'],
  '00-e-file-issuer_url_with_trailing_slash.smart-health-card': ['SCHEMA_INVALID'],
  '00-e-file-jws_too_long.smart-health-card': ['SCHEMA_INVALID'],
  '00-e-file-multi-jws-issues.smart-health-card': ['JWS_INVALID', 'verified'],
  '00-e-file-multi-jws.smart-health-card': ['verified', 'verified'],
  '00-e-file-no_deflate.smart-health-card': ['JWS_INVALID'],
  '00-e-file-trailing_chars.smart-health-card': ['verified'],
};

const CardFile = z.object({ verifiableCredential: z.array(z.string()) });

/** The codes that a file comes to. */
function codesOf(name: string): string[] {
  if (name.endsWith('.smart-health-card')) {
    return CardFile.parse(JSON.parse(read(name))).verifiableCredential.map(toNumeric);
  }
  return [name.includes('-jws-') ? toNumeric(read(name).trim()) : read(name)];
}

function told({ outcome, error }: Answer): string {
  return outcome === 'verified' ? outcome : (error ?? 'no error');
}

describe.skipIf(!isHere)('SMART Health Cards through verify --jsonl', () => {
  test('every code, JWS and card file is as expected, and none is left out', async () => {
    const files = ['.txt', '.smart-health-card']
      .flatMap((extension) => listTestdata(folder, extension))
      // The folder of broken revocation lists is about lists, not cards.
      .filter((name) => !name.startsWith('badcrl'));
    const lines = files.flatMap((name) =>
      codesOf(name).map((scan, i) => ({ id: `${name}#${i}`, scan, trust: [registry] })),
    );
    const answers = await verifyByProcess(lines);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));

    const found = files.map((name) => {
      const results = answers.filter(({ id }) => String(id).startsWith(`${name}#`)).map(told);
      return [name.replace('test-example-', ''), name.endsWith('.txt') ? results[0] : results];
    });
    expect(Object.fromEntries(found)).toEqual(EXPECTED);
  });

  test('without the issuer the good ones are untrusted', async () => {
    const [answer] = await verifyByProcess([{ id: 1, scan: read('test-example-1195-byte-qrnumeric.txt') }]);
    expect(answer).toMatchObject({
      format: 'shc',
      outcome: 'untrusted',
      error: 'ISSUER_KEY_UNKNOWN',
      verdict: { decision: 'deny', category: 'merah' },
    });
  });
});

describe.skipIf(!isHere)(
  'payloads signed with the test tools’ key, which the line names as a key set',
  () => {
    const Key = z.looseObject({ kid: z.string() });
    const Keys = z.object({ keys: z.array(Key).min(1) });
    const Dates = z.looseObject({ iss: z.string() });

    test.each([
      ['optional-vc-type', 'verified'],
      ['nbf_not_yet_valid', 'CREDENTIAL_NOT_YET_VALID'],
      ['expired', 'CREDENTIAL_EXPIRED'],
      // It ends before it begins: whichever is asked first, it is not valid.
      ['pre-expired', 'CREDENTIAL_EXPIRED'],
      ['nbf_milliseconds', 'SCHEMA_INVALID'],
      ['exp_milliseconds', 'SCHEMA_INVALID'],
      ['missing-coding', 'SCHEMA_INVALID'],
    ])('%s: %s', async (name, expected) => {
      const payload = read(`test-example-00-b-jws-payload-expanded-${name}.json`);
      const { iss } = Dates.parse(JSON.parse(payload));
      const [jwk] = Keys.parse(JSON.parse(read('private_key.json'))).keys;
      if (!jwk) throw new Error('no private key');
      const { d: secret, ...publicJwk } = jwk;
      expect(secret).toBeTypeOf('string');

      const header = JSON.stringify({ alg: 'ES256', zip: 'DEF', kid: jwk.kid });
      const parts = [Buffer.from(header), deflateRawSync(payload)].map((part) => part.toString('base64url'));
      const message = parts.join('.');
      const key = createPrivateKey({ key: jwk, format: 'jwk' });
      const signature = sign('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' });
      const scan = toNumeric(`${message}.${signature.toString('base64url')}`);
      const [answer] = await verifyByProcess([
        { id: name, scan, jwks: { [iss]: { keys: [publicJwk] } }, at: '2022-06-01T00:00:00Z' },
      ]);
      expect(answer && told(answer)).toBe(expected);
    });
  },
);
