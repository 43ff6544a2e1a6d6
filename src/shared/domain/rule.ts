import * as z from 'zod';

/**
 * A rule as the EU's gateway publishes it (EU DCC validation rules, schema 1.0.0). `Acceptance` says what the place of
 * entry asks; `Invalidation` what the issuing country has withdrawn, and holds for its own certificates only. Of
 * both, `true` is good, as in the EU's reference apps.
 */
export const Rule = z.looseObject({
  Identifier: z.string().regex(/^[A-Za-z]{2}-[A-Za-z0-9_-]{1,40}$/),
  Type: z.enum(['Acceptance', 'Invalidation']),
  Country: z.string().min(2).max(3),
  Version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  SchemaVersion: z.string(),
  Engine: z.literal('CERTLOGIC'),
  EngineVersion: z.string().regex(/^\d+\.\d+\.\d+/),
  CertificateType: z.enum(['General', 'Vaccination', 'Test', 'Recovery']),
  Description: z.array(z.looseObject({ lang: z.string(), desc: z.string() })).min(1),
  ValidFrom: z.iso.datetime({ offset: true }),
  ValidTo: z.iso.datetime({ offset: true }),
  AffectedFields: z.array(z.string()),
  Logic: z.json(),
});
export type Rule = z.infer<typeof Rule>;
