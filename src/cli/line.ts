import * as z from 'zod';
import { IsoTime } from './iso-time.ts';

/** One request of `verify --jsonl`. */
export const Line = z
  .object({
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
  })
  .refine(({ scan, scanBase64 }) => (scan === undefined) !== (scanBase64 === undefined), {
    error: 'it needs scan or scanBase64, and not both',
  });
export type Line = z.infer<typeof Line>;

/** The id of a line that is otherwise wrong, so that its answer can be matched; null where it has none. */
export function idOf(json: unknown): Line['id'] | null {
  return z.object({ id: Line.shape.id }).safeParse(json).data?.id ?? null;
}

/** What is wrong with a line itself. */
export type LineFault =
  | 'LINE_NOT_JSON'
  | 'LINE_INVALID'
  | 'LINE_TOO_LONG'
  | 'TRUST_INVALID'
  | 'TRUST_FILE_INVALID'
  | 'POLICY_INVALID';
