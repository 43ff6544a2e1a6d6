import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import type { StatementKind } from '#shared/domain/credential.ts';
import type { TrustDomain } from '../credential/types.ts';
import { fingerprint, hcertKeyId, type Certificate } from './certificate.ts';
import { bitStringOf, childrenOf, expectTag, oidOf, readDer, TAG } from './der.ts';
import { CertificateError } from './errors.ts';

export const TRUST_DOMAINS = ['dcc', 'shc', 'icao', 'divoc'] as const satisfies readonly TrustDomain[];
const STATEMENT_KINDS = ['vaccination', 'test', 'recovery'] as const satisfies readonly StatementKind[];

/**
 * Under which name credentials ask for a key: what `KeyReference` of a proof is matched with. `any` is a key that
 * was given without a name: it is tried for each credential of its domain.
 */
export const KeyName = z.discriminatedUnion('by', [
  z.object({ by: z.literal('kid'), kid: z.string().min(1) }),
  z.object({ by: z.literal('issuer-kid'), issuer: z.string().min(1), kid: z.string().min(1) }),
  /** SHA-256 of the certificate, base64. */
  z.object({ by: z.literal('certificate'), fingerprint: z.string().length(44) }),
  z.object({ by: z.literal('method'), id: z.string().min(1) }),
  z.object({ by: z.literal('any') }),
]);
export type KeyName = z.infer<typeof KeyName>;

/**
 * `signer` signs credentials; `authority` (CSCA) signs signers' certificates and never a credential; `other` is a
 * key that the list gives for another purpose: it verifies nothing.
 */
export const KEY_ROLES = ['signer', 'authority', 'other'] as const;
export const KeyRole = z.enum(KEY_ROLES);
export type KeyRole = z.infer<typeof KeyRole>;

/** An issuer key as it is stored. Binary parts are base64 DER. */
export const IssuerKeyRecord = z.object({
  domain: z.enum(TRUST_DOMAINS),
  name: KeyName,
  role: KeyRole,
  /** The statements that it may sign. */
  uses: z.array(z.enum(STATEMENT_KINDS)),
  /** ISO 3166-1 alpha-2, as the key's certificate or the list has it. */
  country: z.string().nullable(),
  /** The first and last moment of its certificate; null where it has none. */
  notBefore: z.iso.datetime().nullable(),
  notAfter: z.iso.datetime().nullable(),
  /** SubjectPublicKeyInfo. */
  spki: z.base64(),
  certificate: z.base64().nullable(),
  /** Where it came from: a list's id, or a file's name. */
  source: z.string().min(1),
  /** Who it is, as the list says, for people. */
  label: z.string().nullable(),
});
export type IssuerKeyRecord = z.infer<typeof IssuerKeyRecord>;

/** What a verdict and a screen may say of the key that signed. */
export interface IssuerKeySummary {
  readonly domain: TrustDomain;
  readonly name: KeyName;
  readonly country: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly source: string;
  readonly label: string | null;
}

/** A key that Gerbang knows. Its OpenSSL object is made when first asked for: loading thousands costs nothing. */
export class IssuerKey {
  readonly record: IssuerKeyRecord;
  readonly notBefore: number;
  readonly notAfter: number;
  #publicKey: KeyObject | null | undefined;

  constructor(record: IssuerKeyRecord) {
    this.record = record;
    this.notBefore = record.notBefore === null ? -Infinity : Date.parse(record.notBefore);
    this.notAfter = record.notAfter === null ? Infinity : Date.parse(record.notAfter);
  }

  get domain(): TrustDomain {
    return this.record.domain;
  }

  get role(): KeyRole {
    return this.record.role;
  }

  /**
   * The key to verify with.
   * @returns null where this runtime's OpenSSL or BoringSSL does not know its curve or kind
   */
  get publicKey(): KeyObject | null {
    if (this.#publicKey === undefined) {
      this.#publicKey = loadPublicKey(Buffer.from(this.record.spki, 'base64'));
    }
    return this.#publicKey;
  }

  /** Whether its certificate covers the whole or a part of that span of time; milliseconds since 1970. */
  covers(from: number, until = from): boolean {
    return this.notBefore <= until && from <= this.notAfter;
  }

  maySign(kind: StatementKind): boolean {
    return this.record.uses.includes(kind);
  }

  summary(): IssuerKeySummary {
    const { domain, name, country, notBefore, notAfter, source, label } = this.record;
    return { domain, name, country, notBefore, notAfter, source, label };
  }
}

/** What a list says of a key, over what its certificate says. */
export interface KeyContext {
  readonly domain: TrustDomain;
  readonly source: string;
  readonly role?: KeyRole;
  readonly name?: KeyName;
  /** Used where the certificate names no country. */
  readonly country?: string | undefined;
  readonly label?: string | undefined;
  /** Narrows what the certificate allows. */
  readonly uses?: readonly StatementKind[];
}

/**
 * A key by its certificate.
 *
 * Unless the context says otherwise it is found by its HCERT key id (dcc) or its fingerprint (icao), and an
 * icao certificate that may sign certificates is an authority.
 * @throws CertificateError PUBLIC_KEY_INVALID
 */
export function keyOfCertificate(certificate: Certificate, context: KeyContext): IssuerKey {
  requireKey(certificate.spki);
  const { domain } = context;
  const allowed = certificateUses(certificate.extendedKeyUsage, domain);
  return new IssuerKey({
    domain,
    name: context.name ?? certificateName(certificate, domain),
    role: context.role ?? (domain === 'icao' && certificate.isAuthority ? 'authority' : 'signer'),
    uses: allowed.filter((kind) => context.uses?.includes(kind) ?? true),
    country: certificate.country ?? context.country ?? null,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    spki: certificate.spki.toString('base64'),
    certificate: certificate.der.toString('base64'),
    source: context.source,
    label: context.label ?? null,
  });
}

/**
 * A key without a certificate.
 * @param spki SubjectPublicKeyInfo, DER
 * @throws CertificateError PUBLIC_KEY_INVALID
 */
export function bareKey(spki: Uint8Array, context: KeyContext & { readonly notAfter?: Date }): IssuerKey {
  requireKey(spki);
  return new IssuerKey({
    domain: context.domain,
    name: context.name ?? { by: 'any' },
    role: context.role ?? 'signer',
    uses: [...(context.uses ?? STATEMENT_KINDS)],
    country: context.country ?? null,
    notBefore: null,
    notAfter: context.notAfter?.toISOString() ?? null,
    spki: Buffer.from(spki).toString('base64'),
    certificate: null,
    source: context.source,
    label: context.label ?? null,
  });
}

/**
 * EU DCC key usages (technical specification volume 1, section 4.4.1 and its annex): each with the identifier
 * that was meant, and the one that many states issued because of an early draft.
 */
const USE_OF_OID: Readonly<Record<string, StatementKind>> = {
  '1.3.6.1.4.1.1847.2021.1.1': 'test',
  '1.3.6.1.4.1.1847.2021.1.2': 'vaccination',
  '1.3.6.1.4.1.1847.2021.1.3': 'recovery',
  '1.3.6.1.4.1.0.1847.2021.1.1': 'test',
  '1.3.6.1.4.1.0.1847.2021.1.2': 'vaccination',
  '1.3.6.1.4.1.0.1847.2021.1.3': 'recovery',
};

/** ICAO's arc for travel documents: a certificate with a purpose of theirs is not for HCERT. */
const ICAO_ARC = '2.23.136.';

/**
 * What an extended key usage allows a key of that domain to sign. For dcc: the usages that it names; all where it
 * names none of health (TLS and mail purposes mean nothing here); none where it is for travel documents.
 */
export function certificateUses(oids: readonly string[] | undefined, domain: TrustDomain): StatementKind[] {
  if (domain !== 'dcc' || oids === undefined) return [...STATEMENT_KINDS];
  const named = STATEMENT_KINDS.filter((kind) => oids.some((oid) => USE_OF_OID[oid] === kind));
  if (named.length > 0) return named;
  return oids.some((oid) => oid.startsWith(ICAO_ARC)) ? [] : [...STATEMENT_KINDS];
}

/** Whether an extended key usage names a purpose of EU DCC. */
export function isDccCertificate(oids: readonly string[] | undefined): boolean {
  return oids?.some((oid) => USE_OF_OID[oid] !== undefined) ?? false;
}

function certificateName(certificate: Certificate, domain: TrustDomain): KeyName {
  return domain === 'icao'
    ? { by: 'certificate', fingerprint: fingerprint(certificate.der) }
    : { by: 'kid', kid: hcertKeyId(certificate.der) };
}

/** Kinds and curves that OpenSSL knows and BoringSSL does not. */
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const BORINGSSL_CURVES: readonly string[] = [
  '1.2.840.10045.3.1.7',
  '1.3.132.0.33',
  '1.3.132.0.34',
  '1.3.132.0.35',
];

/**
 * A key that does not load is refused, unless it is of a kind that only this runtime lacks: the same store also
 * serves runtimes that know it, and a list says the same on all of them.
 */
function requireKey(spki: Uint8Array): void {
  if (loadPublicKey(spki) === null && !otherRuntimesKnow(spki)) {
    throw new CertificateError('PUBLIC_KEY_INVALID', 'not a public key that can be used');
  }
}

function otherRuntimesKnow(spki: Uint8Array): boolean {
  const [algorithm, key] = childrenOf(readDer(spki, TAG.sequence));
  const [kind, parameters] = childrenOf(expectTag(algorithm, TAG.sequence));
  switch (oidOf(kind)) {
    case EC:
      return parameters?.tag === TAG.sequence || !BORINGSSL_CURVES.includes(oidOf(parameters));
    case RSA:
    case RSASSA_PSS: {
      // BoringSSL takes no unusually large exponents.
      const [modulus, exponent] = childrenOf(readDer(bitStringOf(key), TAG.sequence));
      return expectTag(modulus, TAG.integer).content.length > 256 && exponent?.tag === TAG.integer;
    }
    default:
      return false;
  }
}

function loadPublicKey(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}
