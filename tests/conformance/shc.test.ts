import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { toContent } from '../../src/main/credential/content.ts';
import { CredentialError } from '../../src/main/credential/errors.ts';
import { decodeShc, shc } from '../../src/main/credential/shc/decoder.ts';
import { joinChunks, parseChunk, type ChunkSet } from '../../src/main/credential/shc/numeric.ts';
import { toNumeric } from '../support/issuer/shc.ts';
import { verifyProof } from '../support/verify-proof.ts';

/*
 * smart-on-fhir/health-cards-dev-tools' test data: the good verify with their keys, the bad are refused, each for
 * its own reason. What only an issuer's web site could tell (its key set, its revocation lists) and the warnings of
 * that validator (properties that cards should not have) are no matter of a decoder.
 */

const testdata = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/testdata');
const folder = join(testdata, 'shc/testdata');
const present = existsSync(folder);
if (!present) process.stdout.write('skipped: the health cards test data is not beside the project\n');

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const Jwk = z.looseObject({ kid: z.string() });
const KeySet = z.object({ keys: z.array(Jwk).min(1) });
const asKey = (jwk: z.infer<typeof Jwk>) => createPublicKey({ key: jwk, format: 'jwk' });

type FindKey = (issuer: string, kid: string) => KeyObject | null;

/** The specification's example issuer, whose keys are in the test registry under issuer and key id. */
const registered: FindKey = (issuer, kid) => {
  const registry = z
    .object({ SmartHealthCards: z.record(z.string(), z.object({ didDocument: Jwk })) })
    .parse(JSON.parse(readFileSync(join(testdata, 'registry/test_registry.json'), 'utf8')));
  const found = registry.SmartHealthCards[`${issuer}#${kid}`];
  return found ? asKey(found.didDocument) : null;
};

/** `valid`, `forged` (it decodes, its signature does not hold), `no such key`, or why it is refused. */
function outcome(text: string, findKey: FindKey = registered): string {
  const content = toContent(Buffer.from(text));
  if (!shc.recognises(content)) return 'not a health card';
  try {
    const { proof } = decodeShc(content);
    const key = proof.key.by === 'issuer-kid' ? findKey(proof.key.issuer, proof.key.kid) : null;
    if (!key) return 'no such key';
    return verifyProof(proof, key) ? 'valid' : 'forged';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe.skipIf(!present)('codes', () => {
  test.each([
    ['test-example-1195-byte-qrnumeric.txt', 'valid'],
    // A whole card as chunk 1 of 1, and white space around a code: both harmless.
    ['test-example-00-f-qr-code-numeric-value-0-wrong-multi-chunk.txt', 'valid'],
    ['test-example-00-f-qr-code-numeric-value-0-trailing_chars.txt', 'valid'],
    ['test-example-00-f-qr-code-numeric-value-0-odd-count.txt', 'NUMERIC_INVALID'],
    ['test-example-00-f-qr-code-numeric-value-0-number-too-big.txt', 'NUMERIC_INVALID'],
    ['test-example-00-f-qr-code-numeric-value-0-index-out-of-range.txt', 'NUMERIC_INVALID'],
    ['test-example-02-f-qr-code-numeric-value-0-qr_chunk_too_big.txt', 'NUMERIC_INVALID'],
    ['test-example-02-f-qr-code-numeric-value-1-qr_chunk_too_big.txt', 'NUMERIC_INVALID'],
    ['test-example-00-f-qr-code-numeric-value-0-wrong_qr_header.txt', 'not a health card'],
  ])('%s: %s', (name, expected) => {
    expect(outcome(read(name))).toBe(expected);
  });

  test('seventeen small chunks make one good card', () => {
    const names = Array.from(
      { length: 17 },
      (_, i) => `test-example-00-f-qr-code-numeric-value-${i}-qr_chunk_too_small.txt`,
    );
    let set: ChunkSet | null = null;
    let text: string | null = null;
    for (const name of names.reverse()) ({ set, text } = joinChunks(set, parseChunk(read(name))));
    expect(outcome(text ?? '')).toBe('valid');
  });
});

describe.skipIf(!present)('signatures', () => {
  test.each([
    ['test-example-00-d-jws-invalid-signature.txt', 'forged'],
    // Another issuer's key id, an id that no key has, and this issuer's key under another's name.
    ['test-example-00-d-jws-issuer-kid-mismatch.txt', 'no such key'],
    ['test-example-00-d-jws-wrong_jws_header_kid.txt', 'no such key'],
    ['test-example-00-d-jws-issuer-not-valid-with-smart-key.txt', 'no such key'],
    ['test-example-00-d-jws-der-signature.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-der-signature-r-neg.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-der-signature-s-neg.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-der-signature-rs-neg.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-no_jws_header_alg.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-no_jws_header_kid.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-no_jws_header_zip.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-no_deflate.txt', 'JWS_INVALID'],
    ['test-example-00-d-jws-utf8_bom_prefix.txt', 'JSON_INVALID'],
    // Besides its length it has no nbf, being of a draft of the specification.
    ['test-example-00-d-jws-jws_too_long.txt', 'SCHEMA_INVALID'],
    // Extra metadata: a warning of the validator's.
    ['test-example-00-d-jws-bad-fhir-metadata.txt', 'valid'],
    ['test-example-00-d-jws-trailing_chars.txt', 'valid'],
  ])('%s: %s', (name, expected) => {
    expect(outcome(toNumeric(read(name).trim()))).toBe(expected);
  });
});

describe.skipIf(!present)('files', () => {
  const File = z.object({ verifiableCredential: z.array(z.string()) });
  test.each([
    ['invalid_deflate', ['COMPRESSION_INVALID']],
    ['no_deflate', ['JWS_INVALID']],
    ['invalid_issuer_url_http', ['SCHEMA_INVALID']],
    ['issuer_url_with_trailing_slash', ['SCHEMA_INVALID']],
    // An address where nothing is.
    ['invalid_issuer_url', ['no such key']],
    ['multi-jws', ['valid', 'valid']],
    ['multi-jws-issues', ['JWS_INVALID', 'valid']],
    ['jws_too_long', ['SCHEMA_INVALID']],
  ])('%s: %j', (name, expected) => {
    const { verifiableCredential } = File.parse(
      JSON.parse(read(`test-example-00-e-file-${name}.smart-health-card`)),
    );
    expect(verifiableCredential.map((jws) => outcome(toNumeric(jws)))).toEqual(expected);
  });
});

describe.skipIf(!present)('payloads and bundles, signed with the test tools’ key', () => {
  function signed(payload: string): string {
    const [jwk] = KeySet.parse(JSON.parse(read('private_key.json'))).keys;
    if (!jwk) throw new Error('no private key');
    const header = JSON.stringify({ alg: 'ES256', zip: 'DEF', kid: jwk.kid });
    const message = [Buffer.from(header), deflateRawSync(payload)]
      .map((b) => b.toString('base64url'))
      .join('.');
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    const signature = sign('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' });
    return outcome(toNumeric(`${message}.${signature.toString('base64url')}`), () => asKey(jwk));
  }

  test.each([
    ['00-b-jws-payload-expanded-missing-shc-vc-type', 'SCHEMA_INVALID'],
    ['00-b-jws-payload-expanded-missing-coding', 'SCHEMA_INVALID'],
    ['00-b-jws-payload-expanded-nbf_milliseconds', 'SCHEMA_INVALID'],
    ['00-b-jws-payload-expanded-exp_milliseconds', 'SCHEMA_INVALID'],
    // Dates are the trust step's, which has a clock.
    ['00-b-jws-payload-expanded-expired', 'valid'],
    ['00-b-jws-payload-expanded-pre-expired', 'valid'],
    ['00-b-jws-payload-expanded-nbf_not_yet_valid', 'valid'],
    // "Verifiers SHALL ignore any additional type elements", and only health-card is required.
    ['00-b-jws-payload-expanded-missing-covid-vc-type', 'valid'],
    ['00-b-jws-payload-expanded-missing-imm-vc-type', 'valid'],
    ['00-b-jws-payload-expanded-optional-vc-type', 'valid'],
    ['00-b-jws-payload-expanded-unknown-vc-types', 'valid'],
    ['00-b-jws-payload-expanded-trailing_chars', 'valid'],
    ['covid-lab-jwspayload-missing-lab-vc-type', 'valid'],
  ])('%s: %s', (name, expected) => {
    expect(signed(read(`test-example-${name}.json`))).toBe(expected);
  });

  test.each([
    // One dose of it has no code, and is left out: issuers' odd resources refuse no card (docs/CONFORMANCE.md).
    ['00-a-fhirBundle-empty-values', 'valid'],
    ['00-a-fhirBundle-occurrence-issues', 'SCHEMA_INVALID'],
    ['00-a-fhirBundle-status-not-completed', 'SCHEMA_INVALID'],
    ['00-a-fhirBundle-profile-usa', 'SCHEMA_INVALID'],
    ['00-a-fhirBundle-bad_meta_extra_key', 'valid'],
    ['00-a-fhirBundle-bad_meta_non_security', 'valid'],
    ['00-a-fhirBundle-bad_meta_wrong_security', 'valid'],
    ['00-a-fhirBundle-trailing_chars', 'valid'],
    ['00-a-non-dm-properties', 'valid'],
    ['00-a-short-refs', 'valid'],
  ])('%s: %s', (name, expected) => {
    const payload = z
      .looseObject({ vc: z.looseObject({ credentialSubject: z.looseObject({ fhirBundle: z.unknown() }) }) })
      .parse(JSON.parse(read('test-example-00-b-jws-payload-expanded-optional-vc-type.json')));
    payload.vc.credentialSubject.fhirBundle = JSON.parse(read(`test-example-${name}.json`));
    expect(signed(JSON.stringify(payload))).toBe(expected);
  });
});
