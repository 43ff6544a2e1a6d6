import * as z from 'zod';
import { openCoseSign1, type CoseSign1 } from '../hcert/cose.ts';
import { decodeBase45 } from '../hcert/base45.ts';
import { readCbor } from '../cbor/read.ts';
import { CredentialError } from '../errors.ts';
import type { ScanContent } from '../types.ts';

/** What a staff pass begins with: version 1 of ours. */
export const PASS_PREFIX = 'GBP1:';

/** CWT claims (RFC 8392 section 3.1.1) that a pass has: `sub`, `exp`, `iat` and `cti`, the last two as numbers. */
export const CLAIM = { sub: 2, exp: 4, iat: 6, cti: 7 } as const;

const id = z.int().min(1);
/** Seconds since 1970 UTC. */
const moment = z.int().min(0).max(253_402_300_799);
const Claims = z.strictObject({ employee: id, expires: moment, issued: moment, pass: id });

/** What a pass says; not yet believed. */
export interface ReadPass {
  readonly pass: number;
  readonly employee: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** The key's id, standard base64. */
  readonly kid: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether a code announces a staff pass. Scanners may add blanks before it. */
export function isStaffPass({ text }: ScanContent): boolean {
  return text.trimStart().startsWith(PASS_PREFIX);
}

/**
 * Reads a staff pass: `GBP1:` and, in base45, a COSE_Sign1 message with EdDSA over four CWT claims.
 * @returns null where it is not well-formed
 */
export function readStaffPass({ text }: ScanContent): ReadPass | null {
  try {
    const message = openCoseSign1(decodeBase45(text.trim().slice(PASS_PREFIX.length)));
    return message.algorithm === 'EdDSA' ? passOf(message) : null;
  } catch (error) {
    if (error instanceof CredentialError) return null;
    throw error;
  }
}

function passOf({ kid, payload, toBeSigned, signature }: CoseSign1): ReadPass | null {
  const claims = readCbor(payload);
  if (!isMap(claims) || claims.size !== 4) return null;
  const { data } = Claims.safeParse({
    employee: claims.get(CLAIM.sub),
    expires: claims.get(CLAIM.exp),
    issued: claims.get(CLAIM.iat),
    pass: claims.get(CLAIM.cti),
  });
  return (
    (data && {
      pass: data.pass,
      employee: data.employee,
      issuedAt: new Date(data.issued * 1000),
      expiresAt: new Date(data.expires * 1000),
      kid,
      message: toBeSigned,
      signature,
    }) ??
    null
  );
}

function isMap(item: unknown): item is ReadonlyMap<unknown, unknown> {
  return item instanceof Map;
}
