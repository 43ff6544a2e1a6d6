import type * as z from 'zod';
import { CredentialError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON text (RFC 8259), from UTF-8 bytes or from a string. A byte order mark is refused (section 8.1): who wraps JSON in
 * something of theirs has `withoutMark`.
 * @throws CredentialError JSON_INVALID, which quotes nothing of the text: it may be personal data
 */
export function parseJson(source: Uint8Array | string): unknown {
  try {
    const value: unknown = JSON.parse(typeof source === 'string' ? source : utf8.decode(source));
    return value;
  } catch {
    throw new CredentialError('JSON_INVALID', 'not JSON in UTF-8');
  }
}

/** The bytes behind a byte order mark, if there is one: what text editors put before a file. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
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
