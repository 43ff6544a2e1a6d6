import { Tagged } from 'cborg';
import { toJson } from '../cbor/json.ts';
import { readCbor, TAG_CWT, TAG_EMBEDDED } from '../cbor/read.ts';
import { CredentialError } from '../errors.ts';

/** The claims of a health certificate's CBOR Web Token. Instants are ISO 8601 in UTC. */
export interface CwtClaims {
  readonly issuer?: string | undefined;
  readonly expiresAt?: string | undefined;
  /** An end is written, and it is none: null, or no number (Uruguay signed such). */
  readonly endUnclear?: true | undefined;
  readonly notBefore?: string | undefined;
  readonly issuedAt?: string | undefined;
  readonly content: HcertContent;
}

/** What the health certificate claim holds: its kind and the JSON-like value, unchecked. */
export interface HcertContent {
  readonly kind: 'eu-dcc' | 'who-ddcc' | 'who-dvc' | 'health-link' | 'medication';
  readonly value: unknown;
}

const CLAIM_ISS = 1;
const CLAIM_EXP = 4;
const CLAIM_NBF = 5;
const CLAIM_IAT = 6;
const CLAIM_HCERT = -260;
const CLAIM_WHO_PILOT = -255;

/**
 * The kinds within claim -260 (WHO SMART Trust, logical model HCert). DDCC's core data sets were 2 and 3 in its
 * release candidate and are 3 and 4 now; their content says which of the two they are.
 */
const KINDS: readonly (readonly [key: number, kind: HcertContent['kind']])[] = [
  [1, 'eu-dcc'],
  [2, 'who-ddcc'],
  [3, 'who-ddcc'],
  [4, 'who-ddcc'],
  [-6, 'who-dvc'],
  [-7, 'medication'],
  [5, 'health-link'],
];

type Claims = ReadonlyMap<unknown, unknown>;

/**
 * Reads the claims set (RFC 8392 section 3.1, eHN HCERT specification section 3.3).
 * @param payload the payload of the COSE message
 * @throws CredentialError CBOR_INVALID, CBOR_TOO_DEEP, CWT_INVALID
 */
export function readCwt(payload: Uint8Array): CwtClaims {
  const claims = unwrap(readCbor(payload));
  if (!isMap(claims)) throw invalid('the claims set is no map');
  const issuer = claim(claims, CLAIM_ISS);
  if (issuer !== undefined && typeof issuer !== 'string') throw invalid('iss is no text');
  return {
    issuer,
    ...(hasNoEnd(claims) ? { endUnclear: true } : { expiresAt: instant(claims, CLAIM_EXP) }),
    notBefore: instant(claims, CLAIM_NBF),
    issuedAt: instant(claims, CLAIM_IAT),
    content: content(claims),
  };
}

/** Some issuers wrap the claims set once more: as embedded CBOR, in a byte string, or with the CWT tag inside. */
function unwrap(value: unknown): unknown {
  if (value instanceof Uint8Array) return unwrapTag(readCbor(value));
  const inner = unwrapTag(value);
  return inner instanceof Uint8Array ? unwrapTag(readCbor(inner)) : inner;
}

function unwrapTag(value: unknown): unknown {
  if (!(value instanceof Tagged) || (value.tag !== TAG_CWT && value.tag !== TAG_EMBEDDED)) return value;
  const inner: unknown = value.value;
  return inner;
}

/** WHO's first pilots put the core data set under a claim of its own, or had it for the claims set. */
function content(claims: Claims): HcertContent {
  const hcert = claim(claims, CLAIM_HCERT);
  if (hcert !== undefined) return hcertContent(hcert);
  const pilot = claim(claims, CLAIM_WHO_PILOT) ?? (claims.has('name') ? claims : undefined);
  if (pilot === undefined) throw invalid('no health certificate claim');
  return { kind: 'who-ddcc', value: toJson(pilot) };
}

function hcertContent(hcert: unknown): HcertContent {
  if (!isMap(hcert)) throw invalid('the health certificate claim is no map');
  const found = KINDS.filter(([key]) => claim(hcert, key) !== undefined);
  const [first] = found;
  if (!first || found.length > 1) throw invalid('not one health certificate of a known kind');
  const [key, kind] = first;
  const value = claim(hcert, key);
  if (isMap(value) || Array.isArray(value)) return { kind, value: toJson(value) };
  // A link may stand there bare: where it leads is not looked at.
  if (kind === 'health-link' && typeof value === 'string') return { kind, value };
  throw invalid('the health certificate is no map');
}

/** A claim by its number; some issuers write the number as text. */
function claim(claims: Claims, key: number): unknown {
  return claims.get(key) ?? claims.get(String(key)) ?? undefined;
}

/** The end of the year 9999, in seconds. What lies beyond is no date that anyone meant. */
const LAST_SECOND = 253_402_300_799;

/** A NumericDate (RFC 8392 section 2): seconds since 1970, perhaps with a fraction, which is cut to milliseconds. */
function instant(claims: Claims, key: number): string | undefined {
  const seconds = claim(claims, key);
  if (seconds === undefined) return undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LAST_SECOND)) {
    throw invalid(`claim ${key} is no date`);
  }
  return new Date(Math.floor(seconds * 1000)).toISOString();
}

function hasNoEnd(claims: Claims): boolean {
  const written = claims.get(CLAIM_EXP) ?? claims.get(String(CLAIM_EXP));
  const isThere = claims.has(CLAIM_EXP) || claims.has(String(CLAIM_EXP));
  return isThere && (written === null || written === undefined || Number.isNaN(written));
}

function isMap(value: unknown): value is Claims {
  return value instanceof Map;
}

function invalid(why: string): CredentialError {
  return new CredentialError('CWT_INVALID', `CWT: ${why}`);
}
