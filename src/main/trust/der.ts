import { CertificateError } from './errors.ts';

/*
 * The little of DER (X.690 section 10) that reading a certificate takes. Node's own X509Certificate is not enough
 * here: BoringSSL refuses certificates that are in use and in the public lists, and `toLegacyObject()` of
 * Node 24 crashes the process on explicit curve parameters, which passport authorities have.
 */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: its tag, its content, and the whole of it with its header. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  readonly raw: Buffer;
}

/** The one element that fills `bytes`. */
export function readDer(bytes: Uint8Array, tag?: number): DerElement {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const element = elementAt(buffer, 0);
  if (element.raw.length !== buffer.length) throw invalid('bytes after its end');
  if (tag !== undefined) expectTag(element, tag);
  return element;
}

/** The elements within a constructed one. */
export function childrenOf(element: DerElement): DerElement[] {
  const children: DerElement[] = [];
  for (let at = 0; at < element.content.length;) {
    const child = elementAt(element.content, at);
    children.push(child);
    at += child.raw.length;
  }
  return children;
}

/** @returns `element`, which must be there and have that tag */
export function expectTag(element: DerElement | undefined, tag: number): DerElement {
  if (element?.tag !== tag) throw invalid(`tag ${tag} expected`);
  return element;
}

/** An object identifier in dotted form. */
export function oidOf(element: DerElement | undefined): string {
  const { content } = expectTag(element, TAG.oid);
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) throw invalid('object identifier');
    if (byte & 0x80) continue;
    arcs.push(value);
    value = 0;
  }
  const [first] = arcs;
  if (first === undefined || (content.at(-1) ?? 0) & 0x80) throw invalid('object identifier');
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...arcs.slice(1)].join('.');
}

/** A bit string that is whole bytes. */
export function bitStringOf(element: DerElement | undefined): Buffer {
  const { content } = expectTag(element, TAG.bitString);
  if (content[0] !== 0) throw invalid('bit string');
  return content.subarray(1);
}

/** The first byte of a bit string of named bits, the first of them its highest. */
export function namedBitsOf(element: DerElement | undefined): number {
  return expectTag(element, TAG.bitString).content[1] ?? 0;
}

/** UTCTime or GeneralizedTime (RFC 5280 section 4.1.2.5; seconds are left out by some). */
export function timeOf(element: DerElement | undefined): Date {
  const text = element?.content.toString('latin1') ?? '';
  const pattern =
    element?.tag === TAG.generalizedTime
      ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?Z$/
      : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
  const match = pattern.exec(text);
  if (!match || (element?.tag !== TAG.utcTime && element?.tag !== TAG.generalizedTime)) throw invalid('time');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0));
  const fullYear = element.tag === TAG.generalizedTime ? year : year + (year < 50 ? 2000 : 1900);
  return new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
}

function elementAt(buffer: Buffer, start: number): DerElement {
  const tag = buffer[start];
  const first = buffer[start + 1];
  if (tag === undefined || first === undefined) throw invalid('truncated');
  if ((tag & 0x1f) === 0x1f) throw invalid('tag of more than one byte');
  let length = first;
  let header = 2;
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw invalid('length');
    length = 0;
    for (const byte of buffer.subarray(start + 2, start + 2 + count)) length = length * 256 + byte;
    header += count;
  }
  const end = start + header + length;
  if (end > buffer.length) throw invalid('truncated');
  return { tag, content: buffer.subarray(start + header, end), raw: buffer.subarray(start, end) };
}

function invalid(what: string): CertificateError {
  return new CertificateError('CERTIFICATE_INVALID', `not a DER certificate: ${what}`);
}
