import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { fingerprintText } from '#shared/domain/fingerprint.ts';
import { PrintedName } from '#shared/domain/office.ts';
import { UpdateError } from './errors.ts';

/** The public half of the key with which releases are signed: Ed25519 (RFC 8032). It is baked into each build. */
export interface ReleaseKey {
  /** Who that is, in words. */
  readonly issuer: string;
  readonly publicKey: KeyObject;
  /** The SHA-256 of the 32 raw octets, hexadecimal: envelopes name the key by it. */
  readonly keyid: string;
}

/** The whole key: secret. Whoever has it makes updates that every kiosk of this build installs. */
export interface ReleaseSigner extends ReleaseKey {
  readonly privateKey: KeyObject;
}

const RAW_BYTES = 32;

const SecretFile = z.strictObject({
  type: z.literal('gerbang-release-key'),
  version: z.literal(1),
  issuer: PrintedName,
  createdAt: z.iso.datetime(),
  /** Secret: PKCS #8, DER, standard base64. */
  privateKey: z.base64().max(128),
});

const PublicFile = z.strictObject({
  type: z.literal('gerbang-release-public-key'),
  version: z.literal(1),
  issuer: PrintedName,
  /** 32 raw octets, standard base64. */
  key: z.base64().length(44),
});

/** The two files of a new key: the secret one, and the one that goes into builds. */
export function keyFilesOf(issuer: string, privateKey: KeyObject, at: Date) {
  const secret = SecretFile.parse({
    type: 'gerbang-release-key',
    version: 1,
    issuer,
    createdAt: at.toISOString(),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  });
  return { secret: textOf(secret), public: publicFileOf(signerOf(secret.issuer, privateKey)) };
}

/** @throws UpdateError `KEY_FILE_INVALID`; nothing of the file is in its message */
export function readSecretKey(text: string): ReleaseSigner {
  const { data } = SecretFile.safeParse(jsonOf(text));
  const key = data && privateKeyOf(data.privateKey);
  if (!key) throw new UpdateError('KEY_FILE_INVALID', 'it is no key made by gerbang update key');
  return signerOf(data.issuer, key);
}

/** @throws UpdateError `KEY_FILE_INVALID`; the secret half is refused, too: it has no business in a build */
export function readPublicKey(text: string): ReleaseKey {
  const { data } = PublicFile.safeParse(jsonOf(text));
  const raw = data && Buffer.from(data.key, 'base64');
  if (!raw || raw.length !== RAW_BYTES)
    throw new UpdateError('KEY_FILE_INVALID', 'it is no public key made by gerbang update key');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return releaseKey(data.issuer, createPublicKey({ key: jwk, format: 'jwk' }));
}

/** What goes into a build. */
export function publicFileOf({ issuer, publicKey }: ReleaseKey): string {
  const key = rawOf(publicKey).toString('base64');
  return textOf(PublicFile.parse({ type: 'gerbang-release-public-key', version: 1, issuer, key }));
}

/** By which people compare keys, by eye and by telephone: `3F2A 90BC 11D4 77E0 5A21`. */
export function fingerprintOf({ keyid }: ReleaseKey): string {
  return fingerprintText(keyid);
}

function releaseKey(issuer: string, publicKey: KeyObject): ReleaseKey {
  return { issuer, publicKey, keyid: createHash('sha256').update(rawOf(publicKey)).digest('hex') };
}

function signerOf(issuer: string, privateKey: KeyObject): ReleaseSigner {
  return { ...releaseKey(issuer, createPublicKey(privateKey)), privateKey };
}

function rawOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES);
}

function privateKeyOf(base64: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function textOf(file: object): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
