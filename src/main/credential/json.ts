import * as z from 'zod';
import { CredentialError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Certificates nest ten deep (a FHIR bundle); what they are handed to recurses. */
const LARGEST_DEPTH = 32;
/** A card of twenty doses has a thousand values. */
const MOST_VALUES = 8192;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * JSON text (RFC 8259), from UTF-8 bytes or from a string. A byte order mark is refused (section 8.1): who wraps JSON in
 * something of theirs has `withoutMark`. So is what nests deeper or has more values than any certificate.
 * @throws CredentialError JSON_INVALID, which quotes nothing of the text: it may be personal data
 */
export function parseJson(source: Uint8Array | string): unknown {
  try {
    const text = typeof source === 'string' ? source : utf8.decode(source);
    assertModest(text);
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof CredentialError) throw error;
    throw new CredentialError('JSON_INVALID', 'not JSON in UTF-8');
  }
}

/** The bytes behind a byte order mark, if there is one: what text editors put before a file. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

/** Counts brackets and commas outside of strings; what else is wrong with the text is left to the parser. */
function assertModest(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at + 1);
    // [ and {, which differ in one bit, as ] and } do
    else if ((code & ~0x20) === 0x5b) {
      values++;
      if (++depth > LARGEST_DEPTH)
        throw new CredentialError('JSON_INVALID', 'nested deeper than any certificate');
    } else if ((code & ~0x20) === 0x5d) depth--;
    else if (code === COMMA) values++;
    if (values > MOST_VALUES)
      throw new CredentialError('JSON_INVALID', 'more values than any certificate has');
  }
}

/** Where the string's closing quote stands; the text's end where it has none. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/**
 * A list in which no entry is looked at where there are more than `most`: a schema's own limit is asked last, after it
 * has said of every entry what is wrong with it.
 */
export function listOf<T extends z.ZodType>(entry: T, most: number) {
  return z.array(z.unknown()).max(most).pipe(z.array(entry));
}

/**
 * A value as its format's schema says.
 * @param what the part of the credential, for the developer's message
 * @throws CredentialError SCHEMA_INVALID or CREDENTIAL_TOO_LARGE, which name the place and not the value
 */
export function conform<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw schemaFault(parsed.error, what);
}

/** What is wrong with a value that is not as its schema says: it says too much, or something else. */
export function schemaFault({ issues }: Pick<z.ZodError, 'issues'>, what: string): CredentialError {
  const code = issues.some(isTooLong) ? 'CREDENTIAL_TOO_LARGE' : 'SCHEMA_INVALID';
  const path = issues[0]?.path.join('.') ?? '';
  return new CredentialError(code, path === '' ? what : `${what}: ${path}`);
}

/** A text or a list beyond its limit; one way of writing of several is enough. */
function isTooLong(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union') return issue.errors.some((issues) => issues.some(isTooLong));
  return issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array');
}
