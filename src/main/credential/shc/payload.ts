import * as z from 'zod';

const HEALTH_CARD = 'https://smarthealth.cards#health-card';

/** Seconds since 1970, to the end of year 9999: milliseconds by mistake are beyond it (RFC 7519 section 2). */
const NumericDate = z.number().min(0).max(253_402_300_799);

/** The JWT claims of a card ("Health Cards are encoded as Compact Serialization JSON Web Signatures"). */
export const Payload = z.object({
  iss: z.string().refine(isIssuerUrl),
  nbf: NumericDate,
  exp: NumericDate.optional(),
  vc: z.object({
    type: z.array(z.string()).refine((types) => types.includes(HEALTH_CARD)),
    credentialSubject: z.object({
      fhirVersion: z.string().regex(/^4\.\d/),
      fhirBundle: z.unknown(),
    }),
    /** The revocation id ("Revocation"). */
    rid: z
      .string()
      .regex(/^[\w-]{1,24}$/)
      .optional(),
  }),
});

/** "SHALL use the https scheme and SHALL NOT include a trailing /". */
function isIssuerUrl(iss: string): boolean {
  return /^https:\/\/\S+[^/\s]$/.test(iss) && URL.canParse(iss);
}
