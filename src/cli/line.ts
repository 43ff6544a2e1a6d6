import * as z from 'zod';

/**
 * An ISO 8601 time, `2021-06-09T15:15:34+0200`: with a `Z`, an offset with or without colon, or neither, which
 * means UTC; or a date alone, its midnight in UTC.
 */
const IsoTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/)
  .transform((text) => new Date(zoned(text)))
  .refine((at) => !Number.isNaN(at.getTime()));

/** One request of `verify --jsonl`. */
export const Line = z.object({
  id: z.union([z.string(), z.number()]),
  /** The code as text, or its raw bytes, base64. */
  scan: z.string().optional(),
  scanBase64: z.base64().optional(),
  /** The moment at which it has to hold; default now. */
  at: IsoTime.optional(),
  /** The trust of this line, and nothing else: DER certificates (base64), PEM public keys, key sets by issuer URL. */
  certificates: z.array(z.string()).optional(),
  keys: z.array(z.string()).optional(),
  jwks: z.record(z.string(), z.unknown()).optional(),
  /** Files that `trust import` takes. */
  trust: z.array(z.string()).optional(),
  /** A policy file; default the kiosk's own. */
  policy: z.string().optional(),
});
export type Line = z.infer<typeof Line>;

/** What is wrong with a line itself. */
export type LineFault =
  'LINE_NOT_JSON' | 'LINE_INVALID' | 'TRUST_INVALID' | 'TRUST_FILE_INVALID' | 'POLICY_INVALID';

function zoned(text: string): string {
  if (!text.includes(':')) return text;
  return /Z$|[+-]\d\d:?\d\d$/.test(text) ? text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : `${text}Z`;
}
