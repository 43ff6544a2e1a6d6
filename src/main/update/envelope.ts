import { type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';

/**
 * A signed document: DSSE v1 (Dead Simple Signing Envelope, as in-toto and Sigstore have it), Ed25519. Fields that
 * the protocol does not name are passed over, as it demands.
 */
export const Envelope = z.object({
  payloadType: z.string().max(256),
  payload: z
    .string()
    .max(128 * 1024)
    .regex(/^[A-Za-z0-9+/_-]*={0,2}$/),
  signatures: z
    .array(
      z.object({
        /** A hint at the key, nothing to rely on. */
        keyid: z.string().max(256).optional(),
        sig: z
          .string()
          .max(512)
          .regex(/^[A-Za-z0-9+/_-]*={0,2}$/),
      }),
    )
    .min(1)
    .max(8),
});
export type Envelope = z.infer<typeof Envelope>;

/** What is signed (Pre-Authentication Encoding): the type and the payload, each behind its length. */
export function preAuthEncoding(type: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head, 'utf8'), payload]);
}

/** Signs a payload. */
export function seal(
  type: string,
  payload: Uint8Array,
  { keyid, privateKey }: { readonly keyid: string; readonly privateKey: KeyObject },
): Envelope {
  const sig = sign(null, preAuthEncoding(type, payload), privateKey).toString('base64');
  return {
    payloadType: type,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid, sig }],
  };
}

/** @returns the payload's bytes; null where no signature of the key is right */
export function open(
  { payloadType, payload, signatures }: Envelope,
  type: string,
  publicKey: KeyObject,
): Buffer | null {
  if (payloadType !== type) return null;
  const bytes = Buffer.from(payload, 'base64');
  const signed = preAuthEncoding(type, bytes);
  const right = signatures.some(({ sig }) => verify(null, signed, publicKey, Buffer.from(sig, 'base64')));
  return right ? bytes : null;
}
