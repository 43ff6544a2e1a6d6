import { describe, expect, test } from 'vitest';
import { toContent } from '../../src/main/credential/content.ts';
import { decode } from '../../src/main/credential/decode.ts';
import { CredentialError } from '../../src/main/credential/errors.ts';
import { authenticate } from '../../src/main/trust/authenticate.ts';
import { TrustError } from '../../src/main/trust/errors.ts';
import { trustOfLine } from '../../src/main/trust/from-line.ts';
import { type DgcVector, dgcVectors, NO_TESTDATA } from '../support/vectors.ts';

/*
 * What the EU's test codes expect of the trust step: the signature holds under the certificate (VERIFY), the
 * certificate is for this kind of statement (KEYUSAGE), valid at the clock (EXPIRATIONCHECK).
 */

const vectors = dgcVectors().filter(({ vector }) => vector.TESTCTX.CERTIFICATE);
if (vectors.length === 0) process.stdout.write(`${NO_TESTDATA}\n`);

async function outcome({ PREFIX, TESTCTX }: DgcVector): Promise<string> {
  const { trust } = trustOfLine({ certificates: [TESTCTX.CERTIFICATE ?? ''] });
  const at = new Date(TESTCTX.VALIDATIONCLOCK ?? Date.now());
  try {
    authenticate(await decode(toContent(Buffer.from(PREFIX))), trust, at);
    return 'verified';
  } catch (error) {
    if (error instanceof TrustError || error instanceof CredentialError) return error.code;
    throw error;
  }
}

/** What speaks against the signature; all later checks take it as good. */
const UNSIGNED = new Set(['ISSUER_KEY_UNKNOWN', 'SIGNATURE_INVALID']);

/**
 * Signed well and refused all the same, by rules that these vectors do not test: each is named, so that a change of
 * a rule shows here.
 */
const REFUSED_FOR_OTHER_REASONS: Readonly<Record<string, string>> = {
  // Issued on 2021-02-16 by a certificate that begins on 2021-05-11.
  'BG/4.json': 'ISSUER_KEY_NOT_VALID_AT_ISSUE',
  // The clock of the vector stands before the moment of issue, as in CO16, which is to be refused for it.
  'ES/1101.json': 'CREDENTIAL_NOT_YET_VALID',
  'ES/1102.json': 'CREDENTIAL_NOT_YET_VALID',
  'ES/1103.json': 'CREDENTIAL_NOT_YET_VALID',
  'ES/2101.json': 'CREDENTIAL_NOT_YET_VALID',
  'ES/2102.json': 'CREDENTIAL_NOT_YET_VALID',
  'ES/2103.json': 'CREDENTIAL_NOT_YET_VALID',
  'FR/recovery_ok.json': 'CREDENTIAL_NOT_YET_VALID',
  'FR/test_pcr_ok.json': 'CREDENTIAL_NOT_YET_VALID',
  'FR/vaccin_ok.json': 'CREDENTIAL_NOT_YET_VALID',
  'LU/INCERT_R_DCC_Recovery.json': 'CREDENTIAL_NOT_YET_VALID',
  // Its certificate is for VDS-NC; its own KEYUSAGE expects the refusal.
  'IS/3.json': 'ISSUER_KEY_WRONG_USE',
};

describe.skipIf(vectors.length === 0)('EU DCC vectors', () => {
  test.each(vectors)('$file', async ({ file, vector }) => {
    const { EXPECTEDVERIFY, EXPECTEDKEYUSAGE, EXPECTEDEXPIRATIONCHECK } = vector.EXPECTEDRESULTS;
    const result = await outcome(vector);
    if (EXPECTEDVERIFY === true) {
      expect(UNSIGNED.has(result)).toBe(false);
      expect(result).toBe(REFUSED_FOR_OTHER_REASONS[file] ?? 'verified');
    }
    if (EXPECTEDVERIFY === false) expect(result).not.toBe('verified');
    if (EXPECTEDKEYUSAGE === false) expect(result).toBe('ISSUER_KEY_WRONG_USE');
    if (EXPECTEDKEYUSAGE === true) expect(result).not.toBe('ISSUER_KEY_WRONG_USE');
    if (EXPECTEDEXPIRATIONCHECK === false) {
      expect(['CREDENTIAL_EXPIRED', 'CREDENTIAL_NOT_YET_VALID']).toContain(result);
    }
    if (EXPECTEDEXPIRATIONCHECK === true) {
      expect(['CREDENTIAL_EXPIRED', 'CREDENTIAL_NOT_YET_VALID']).not.toContain(result);
    }
  });
});
