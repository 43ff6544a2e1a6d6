import canonicalize from 'canonicalize';
import * as z from 'zod';
import { CredentialError } from '../errors.ts';
import { conform, parseJson } from '../json.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from '../types.ts';
import { readTest, readVaccination, type Message } from './message.ts';
import { readSignature, Seal } from './seal.ts';

/** Far above any code. */
const MAX_CHARACTERS = 64 * 1024;

/**
 * VDS-NC, ICAO's visible digital seal for non-constrained environments (Doc 9303 part 13): JSON, signed by a
 * certificate that stands in it, or else by a signer of the issuing state that the trust list has.
 */
export const vdsNc: CredentialDecoder = { recognises: isSeal, decode: decodeVdsNc };

const USE_CASES: ReadonlyMap<string, (message: unknown, issuer: string) => Message> = new Map([
  ['icao.vacc', readVaccination],
  ['icao.test', readTest],
]);

const Announced = z.object({ data: z.object({ hdr: z.object({ t: z.string().startsWith('icao.') }) }) });

/** Whether the content is a JSON object whose header names one of ICAO's use cases. */
function isSeal({ text }: ScanContent): boolean {
  if (text.length > MAX_CHARACTERS || !/^\s*\{/.test(text) || !text.includes('"icao.')) return false;
  try {
    return Announced.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/**
 * A seal. It names no time of issue.
 * @throws CredentialError JSON_INVALID, SCHEMA_INVALID, PROOF_INVALID, ALGORITHM_UNSUPPORTED, or FORMAT_UNSUPPORTED
 *   (another use case or version)
 */
export function decodeVdsNc({ text }: ScanContent): DecodedCredential {
  const value = parseJson(text);
  const { data, sig } = conform(Seal, value, 'seal');
  const { t, v, is } = data.hdr;
  const read = USE_CASES.get(t);
  if (!read || v !== 1)
    throw new CredentialError('FORMAT_UNSUPPORTED', 'another use case or version of a seal');
  const { algorithm, signature, certificate } = readSignature(sig);
  return {
    credential: { format: 'vds-nc', profile: `${t} ${v}`, issuer: is, ...read(data.msg, is) },
    proof: {
      domain: 'icao',
      algorithm,
      key: certificate ? { by: 'certificate', der: certificate } : { by: 'state', state: is },
      message: signedBytes(value),
      signature,
    },
  };
}

/** The whole data zone in canonical JSON (RFC 8785). */
function signedBytes(value: unknown): Uint8Array {
  const { data } = conform(z.object({ data: z.unknown() }), value, 'seal');
  return Buffer.from(canonicalize(data) ?? '', 'utf8');
}
