import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { KeyObject } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';

/*
 * An issuer of real, signed SMART Health Cards with its own fresh key: for tests, the end-to-end suite and the demo.
 * It signs with jose and shares no code with the decoder.
 */

export interface ShcIssuer {
  /** The issuer's URL, the `iss` claim. */
  readonly url: string;
  /** The JWK thumbprint (RFC 7638). */
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: KeyObject;
  /** As in the issuer's `/.well-known/jwks.json`. */
  readonly jwk: JWK;
}

/** An issuer with a fresh P-256 key. */
export async function createShcIssuer(url = 'https://health.gerbang.example/issuer'): Promise<ShcIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const point = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(point);
  return {
    url,
    kid,
    privateKey,
    publicKey: KeyObject.from(publicKey),
    jwk: { ...point, kid, use: 'sig', alg: 'ES256' },
  };
}

export type Resource = Readonly<Record<string, unknown>>;

export interface ShcOptions {
  issuedAt: Date;
  expiresAt?: Date;
  /** Revocation id. */
  rid?: string;
  patient?: Resource;
  /** Immunization and Observation resources. Default: two doses of 208 (Comirnaty) in 2021. */
  resources?: readonly Resource[];
  /** The whole claims set, instead of all above. */
  payload?: unknown;
  tamper?: {
    /** Over the header; undefined leaves a field out. */
    header?: Readonly<Record<string, unknown>>;
    compression?: 'raw' | 'zlib' | 'none';
    /** The bytes to sign as the payload, as they are. */
    bytes?: Uint8Array;
  };
}

/** A person who does not exist. */
export const SAMPLE_PATIENT: Resource = {
  resourceType: 'Patient',
  name: [{ family: 'Kartanegara', given: ['Siti', 'Aminah'] }],
  birthDate: '1985-04-17',
};

/** A dose, by its CVX code. */
export function immunization(date: string, code = '208', more: Resource = {}): Resource {
  return {
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code }] },
    patient: { reference: 'resource:0' },
    occurrenceDateTime: date,
    performer: [{ actor: { display: 'Klinik Contoh' } }],
    ...more,
  };
}

/** A laboratory test, by its LOINC code and its result's SNOMED CT code. */
export function observation(date: string, loinc: string, result: string, more: Resource = {}): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
    subject: { reference: 'resource:0' },
    effectiveDateTime: date,
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: result }] },
    performer: [{ display: 'Laboratorium Contoh' }],
    ...more,
  };
}

/** The claims of a card. */
export function shcPayload(issuer: Pick<ShcIssuer, 'url'>, options: ShcOptions): Resource {
  const resources = options.resources ?? [immunization('2021-06-01'), immunization('2021-06-29')];
  return {
    iss: issuer.url,
    nbf: options.issuedAt.getTime() / 1000,
    ...(options.expiresAt && { exp: options.expiresAt.getTime() / 1000 }),
    vc: {
      type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#covid19'],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [options.patient ?? SAMPLE_PATIENT, ...resources].map((resource, i) => ({
            fullUrl: `resource:${i}`,
            resource,
          })),
        },
      },
      ...(options.rid !== undefined && { rid: options.rid }),
    },
  };
}

/** A card as the JWS in it. */
export async function issueShcJws(issuer: ShcIssuer, options: ShcOptions): Promise<string> {
  const plain = Buffer.from(JSON.stringify(options.payload ?? shcPayload(issuer, options)));
  const { compression = 'raw', bytes, header } = options.tamper ?? {};
  const packed = { raw: deflateRawSync, zlib: deflateSync, none: (b: Uint8Array) => b }[compression](plain);
  return new CompactSign(bytes ?? packed)
    .setProtectedHeader({ alg: 'ES256', zip: 'DEF', kid: issuer.kid, ...header })
    .sign(issuer.privateKey);
}

/** A card as the text of its QR code. */
export async function issueShc(issuer: ShcIssuer, options: ShcOptions): Promise<string> {
  return toNumeric(await issueShcJws(issuer, options));
}

/** A JWS as the text of a single QR code. */
export function toNumeric(jws: string): string {
  return `shc:/${digits(jws)}`;
}

/** A JWS as the texts of several QR codes, of about equal length. */
export function toNumericChunks(jws: string, total: number): string[] {
  const size = Math.ceil(jws.length / total);
  return Array.from(
    { length: total },
    (_, i) => `shc:/${i + 1}/${total}/${digits(jws.slice(i * size, (i + 1) * size))}`,
  );
}

function digits(text: string): string {
  return Array.from(text, (character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('');
}
