import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { deflateRawSync, deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import { base45 } from '../support/issuer/hcert.ts';
import { toNumeric } from '../support/issuer/shc.ts';

/** Opens an input to its innermost bytes, and packs others the same way: else no mutation gets past a check sum. */
export interface Inside {
  readonly bytes: Buffer;
  readonly pack: (bytes: Uint8Array) => Buffer;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** @returns undefined where it is none of ours, or does not open */
export function inside(input: Uint8Array): Inside | undefined {
  const text = Buffer.from(input).toString('latin1');
  try {
    if (text.startsWith('HC1:')) return ofHcert(text.slice(4));
    if (text.startsWith('shc:/')) return ofCard(text.slice(5));
    if (text.startsWith('PK')) return ofZip(input);
  } catch {
    return undefined;
  }
  return undefined;
}

function ofHcert(text: string): Inside {
  return {
    bytes: inflateSync(fromBase45(text), { maxOutputLength: 1 << 16 }),
    pack: (bytes) => Buffer.from(`HC1:${base45(deflateSync(bytes))}`),
  };
}

function ofCard(digits: string): Inside {
  const jws = (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(Number(pair) + 45)).join('');
  const [header = '', payload = '', signature = ''] = jws.split('.');
  return {
    bytes: inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: 1 << 16 }),
    pack: (bytes) =>
      Buffer.from(toNumeric(`${header}.${deflateRawSync(bytes).toString('base64url')}.${signature}`)),
  };
}

function ofZip(input: Uint8Array): Inside {
  const json = unzipSync(input)['certificate.json'];
  if (!json) throw new Error('no certificate');
  return {
    bytes: Buffer.from(strToU8(strFromU8(json))),
    pack: (bytes) =>
      Buffer.from(zipSync({ 'certificate.json': Uint8Array.from(bytes) }, { mtime: '2021-10-01T00:00:00' })),
  };
}

function fromBase45(text: string): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3).split('');
    const value = group.reduceRight((sum, character) => sum * 45 + ALPHABET.indexOf(character), 0);
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Buffer.from(bytes);
}
