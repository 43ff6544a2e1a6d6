import { constants, verify, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto';
import type { SignatureAlgorithm, TrustDomain } from '../credential/types.ts';

interface Algorithm {
  readonly hash: string | null;
  /** The kinds of key that may verify it, by Node's names. */
  readonly keys: readonly string[];
  /** Node's name of the curve, for ES*. */
  readonly curve?: string;
  readonly padding?: number;
}

const ES = { keys: ['ec'] } as const;
const PSS = { keys: ['rsa', 'rsa-pss'], padding: constants.RSA_PKCS1_PSS_PADDING } as const;

/** RFC 7518 sections 3.3 to 3.5, RFC 8037 section 3.1; the same in COSE (RFC 9053 section 2, RFC 8230 section 2). */
const ALGORITHMS: Readonly<Record<SignatureAlgorithm, Algorithm>> = {
  ES256: { ...ES, hash: 'sha256', curve: 'prime256v1' },
  ES384: { ...ES, hash: 'sha384', curve: 'secp384r1' },
  ES512: { ...ES, hash: 'sha512', curve: 'secp521r1' },
  PS256: { ...PSS, hash: 'sha256' },
  PS384: { ...PSS, hash: 'sha384' },
  PS512: { ...PSS, hash: 'sha512' },
  RS256: { keys: ['rsa'], hash: 'sha256', padding: constants.RSA_PKCS1_PADDING },
  EdDSA: { keys: ['ed25519'], hash: null },
};

const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** RFC 7518 sections 3.3 and 3.5: shorter RSA keys must not be used. */
const SMALLEST_RSA_BITS = 2048;

/**
 * Whether a key is of the kind and curve that an algorithm takes. A proof names its own algorithm, so this is what
 * keeps a key from being used otherwise than its issuer means it.
 *
 * JOSE binds each ES* to one curve; COSE does not (RFC 9053 section 2.1), and there are states whose HCERTs are ES256
 * on P-384.
 */
export function takesKey(algorithm: SignatureAlgorithm, key: KeyObject, domain: TrustDomain): boolean {
  const { keys, curve } = ALGORITHMS[algorithm];
  const kind = key.asymmetricKeyType;
  if (key.type !== 'public' || kind === undefined || !keys.includes(kind)) return false;
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (curve !== undefined) return domain === 'dcc' ? CURVES.has(namedCurve) : curve === namedCurve;
  return kind === 'ed25519' || modulusLength >= SMALLEST_RSA_BITS;
}

/**
 * Whether the signature holds.
 * @param key one that the algorithm takes
 * @param signature r‖s for ES*
 */
export function isSignedBy(
  key: KeyObject,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { hash } = ALGORITHMS[algorithm];
  try {
    return verify(hash, message, inputOf(key, algorithm), signature);
  } catch {
    // A signature of impossible length or range is a wrong one; OpenSSL and BoringSSL differ in which throw.
    return false;
  }
}

const inputs = new WeakMap<KeyObject, Map<SignatureAlgorithm, VerifyKeyObjectInput>>();

/** Kept, so that a verification is the raw one and nothing else. */
function inputOf(key: KeyObject, algorithm: SignatureAlgorithm): VerifyKeyObjectInput {
  let forKey = inputs.get(key);
  if (!forKey) inputs.set(key, (forKey = new Map<SignatureAlgorithm, VerifyKeyObjectInput>()));
  let input = forKey.get(algorithm);
  if (!input) {
    const { curve, padding } = ALGORITHMS[algorithm];
    input = {
      key,
      ...(curve !== undefined && { dsaEncoding: 'ieee-p1363' as const }),
      ...(padding !== undefined && { padding }),
      // The salt is as long as the hash (RFC 7518 section 3.5, RFC 8230 section 2), not of any length.
      ...(padding === constants.RSA_PKCS1_PSS_PADDING && { saltLength: constants.RSA_PSS_SALTLEN_DIGEST }),
    };
    forKey.set(algorithm, input);
  }
  return input;
}
