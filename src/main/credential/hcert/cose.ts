import { Tagged } from 'cborg';
import { readCbor, TAG_COSE_SIGN1, TAG_CWT } from '../cbor/read.ts';
import { CredentialError } from '../errors.ts';
import type { SignatureAlgorithm } from '../types.ts';

/** A COSE_Sign1 message, opened but not verified. */
export interface CoseSign1 {
  readonly algorithm: SignatureAlgorithm;
  /** The key's id, standard base64. */
  readonly kid: string;
  readonly payload: Uint8Array;
  /** The bytes that the signature is over. */
  readonly toBeSigned: Uint8Array;
  readonly signature: Uint8Array;
}

const HEADER_ALG = 1;
const HEADER_CRIT = 2;
const HEADER_KID = 4;
const UNDERSTOOD: ReadonlySet<unknown> = new Set([HEADER_ALG, HEADER_CRIT, HEADER_KID]);

/** RFC 9053 section 2, RFC 8230 section 2, RFC 8812 section 2. */
const ALGORITHMS: ReadonlyMap<unknown, SignatureAlgorithm> = new Map<unknown, SignatureAlgorithm>([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-37, 'PS256'],
  [-38, 'PS384'],
  [-39, 'PS512'],
  [-257, 'RS256'],
  [-8, 'EdDSA'],
]);

type Headers = ReadonlyMap<unknown, unknown>;

/**
 * Opens a COSE_Sign1 message (RFC 9052 section 4.2): tagged 18, the same tagged 61 as a CWT (RFC 8392 section 6),
 * or bare. Algorithm and key id are taken from the protected header, else from the unprotected one (eHN HCERT
 * specification section 3.3.3).
 * @throws CredentialError CBOR_INVALID, CBOR_TOO_DEEP, COSE_INVALID, ALGORITHM_UNSUPPORTED
 */
export function openCoseSign1(bytes: Uint8Array): CoseSign1 {
  const message = untag(untag(readCbor(bytes), TAG_CWT), TAG_COSE_SIGN1);
  if (!isArray(message) || message.length !== 4) throw invalid('not an array of four');
  const [protectedBytes, unprotected, payload, signature] = message;
  if (!(protectedBytes instanceof Uint8Array)) throw invalid('protected header is no byte string');
  if (!isMap(unprotected)) throw invalid('unprotected header is no map');
  if (!(payload instanceof Uint8Array)) throw invalid('payload is no byte string');
  if (!(signature instanceof Uint8Array) || signature.length === 0) throw invalid('no signature');

  const headers = protectedHeaders(protectedBytes);
  refuseCritical(headers);
  // Without protected parameters the structure has an empty string, however the message wrote it (section 4.4).
  const signed = headers.size === 0 ? new Uint8Array() : protectedBytes;
  return {
    algorithm: algorithm(headers.get(HEADER_ALG) ?? unprotected.get(HEADER_ALG)),
    kid: keyId(headers.get(HEADER_KID)) ?? keyId(unprotected.get(HEADER_KID)) ?? noKey(),
    payload,
    toBeSigned: sigStructure(signed, payload),
    signature,
  };
}

function protectedHeaders(bytes: Uint8Array): Headers {
  if (bytes.length === 0) return new Map();
  const headers = readCbor(bytes);
  if (!isMap(headers)) throw invalid('protected header holds no map');
  return headers;
}

/** A message that names parameters which must be understood, and that we do not know, is refused (section 3.1). */
function refuseCritical(headers: Headers): void {
  const critical = headers.get(HEADER_CRIT);
  if (critical === undefined) return;
  if (!isArray(critical) || !critical.every((label) => UNDERSTOOD.has(label))) {
    throw invalid('a critical header parameter that is not known');
  }
}

function algorithm(label: unknown): SignatureAlgorithm {
  if (label === undefined) throw invalid('no algorithm');
  const found = ALGORITHMS.get(label);
  if (!found) throw new CredentialError('ALGORITHM_UNSUPPORTED', 'a signature algorithm that is not known');
  return found;
}

function keyId(kid: unknown): string | undefined {
  if (!(kid instanceof Uint8Array) || kid.length === 0) return undefined;
  return Buffer.from(kid.buffer, kid.byteOffset, kid.byteLength).toString('base64');
}

function noKey(): never {
  throw invalid('no key id');
}

const SIGNATURE1 = new TextEncoder().encode('Signature1');
const ARRAY_OF_4 = 0x84;
const TEXT_OF_10 = 0x6a;
const NO_EXTERNAL_DATA = 0x40;

/** `["Signature1", protected, external_aad, payload]`, encoded (RFC 9052 section 4.4). */
function sigStructure(protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array {
  return Buffer.concat([
    Uint8Array.of(ARRAY_OF_4, TEXT_OF_10),
    SIGNATURE1,
    byteStringHead(protectedBytes.length),
    protectedBytes,
    Uint8Array.of(NO_EXTERNAL_DATA),
    byteStringHead(payload.length),
    payload,
  ]);
}

/** Major type 2 in its shortest form (RFC 8949 section 4.2.1); no payload here reaches 64 KiB. */
function byteStringHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 | length);
  if (length < 0x100) return Uint8Array.of(0x58, length);
  return Uint8Array.of(0x59, length >> 8, length & 0xff);
}

function untag(value: unknown, tag: number): unknown {
  if (!(value instanceof Tagged) || value.tag !== tag) return value;
  const inner: unknown = value.value;
  return inner;
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Headers {
  return value instanceof Map;
}

function invalid(why: string): CredentialError {
  return new CredentialError('COSE_INVALID', `COSE_Sign1: ${why}`);
}
