import { CredentialError } from '../errors.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from '../types.ts';
import { decodeBase45 } from './base45.ts';
import { openCoseSign1 } from './cose.ts';
import { readCwt, type HcertContent } from './cwt.ts';
import type { HcertDocument } from './document.ts';
import { readEuDcc } from './eu-dcc.ts';
import { inflate, isCompressed } from './inflate.ts';
import { hasPrefix, withoutPrefix } from './prefix.ts';
import { readWhoDdcc } from './who-ddcc.ts';
import { readWhoDvc } from './who-dvc.ts';

/**
 * The electronic health certificate container (eHN HCERT specification 1.0, now WHO's): `HC1:`, base45, zlib,
 * COSE_Sign1, CWT, and in it an EU DCC, a WHO DDCC core data set or a WHO DVC.
 */
export const hcert: CredentialDecoder = {
  recognises: ({ text }) => hasPrefix(text),
  decode: decodeHcert,
};

function decodeHcert(content: ScanContent): DecodedCredential {
  const packed = decodeBase45(withoutPrefix(content.text));
  const compressed = isCompressed(packed);
  const cose = openCoseSign1(compressed ? inflate(packed) : uncompressed(packed));
  const claims = readCwt(cose.payload);
  // The EU's specification demands compression (section 4.2.1), and its test vector Z2 that we insist on it.
  // WHO's other documents come in the same container from issuers who leave it out.
  if (!compressed && claims.content.kind === 'eu-dcc') throw notCompressed();
  const document = readDocument(claims.content);

  return {
    credential: {
      format: 'hcert',
      profile: document.profile,
      holder: document.holder,
      issuer: claims.issuer ?? document.issuer ?? '',
      keyId: cose.kid,
      issuedAt: claims.issuedAt,
      notBefore: claims.notBefore,
      expiresAt: claims.expiresAt,
      validDays: document.validDays,
      endUnclear: claims.endUnclear,
      statements: document.statements,
    },
    proof: {
      domain: 'dcc',
      algorithm: cose.algorithm,
      key: { by: 'kid', kid: cose.kid },
      message: cose.toBeSigned,
      signature: cose.signature,
    },
  };
}

function readDocument({ kind, value }: HcertContent): HcertDocument {
  switch (kind) {
    case 'eu-dcc':
      return readEuDcc(value);
    case 'who-ddcc':
      return readWhoDdcc(value);
    case 'who-dvc':
      return readWhoDvc(value);
    case 'health-link':
      throw new CredentialError('HEALTH_LINK', 'a signed link to a document on a server');
    case 'medication':
      throw new CredentialError('FORMAT_UNSUPPORTED', 'not read here: a medication overview');
  }
}

/** How COSE_Sign1 begins: an array of four (or of indefinite length), tag 18, or tag 61. */
const COSE_HEADS: ReadonlySet<number | undefined> = new Set([0x84, 0x9f, 0xd2, 0xd8]);

function uncompressed(bytes: Uint8Array): Uint8Array {
  if (!COSE_HEADS.has(bytes[0])) throw notCompressed();
  return bytes;
}

function notCompressed(): CredentialError {
  return new CredentialError('COMPRESSION_INVALID', 'not compressed with zlib');
}
