import * as z from 'zod';
import type { StatementKind } from '#shared/domain/credential.ts';
import { readCertificate } from '../certificate.ts';
import { CertificateError } from '../errors.ts';
import { bareKey, keyOfCertificate, type IssuerKey } from '../issuer-key.ts';
import { keyBlocks, type KeyBlock } from './certificates.ts';
import { keyIdOf } from '../key-id.ts';
import { Collector } from './collector.ts';
import { Jwk } from './jwk.ts';
import { keyOfJwk } from './jwks.ts';
import type { TrustFile, TrustImport } from './trust-import.ts';

/** The registry's sections: one a format, each by the id that credentials have for the key. */
const SECTIONS = ['EUDCC', 'SmartHealthCards', 'ICAO', 'DIVOC', 'CRED'] as const;
type Section = (typeof SECTIONS)[number];

const Entry = z.object({
  displayName: z.record(z.string(), z.string()).optional(),
  status: z.string().default('current'),
  statusDetail: z.string().optional(),
  validUntilDT: z.iso.datetime().optional().catch(undefined),
  credentialType: z.array(z.string()).optional(),
  /** PEM, or a JWK. */
  didDocument: z.union([z.string(), Jwk]),
});
type Entry = z.infer<typeof Entry>;

/** A registry of issuers of all formats, in the shape that Path Check publishes. */
export const Registry = z
  .object(Object.fromEntries(SECTIONS.map((name) => [name, z.record(z.string(), z.unknown()).optional()])))
  .refine((sections) => SECTIONS.some((name) => sections[name] !== undefined));
export type Registry = z.infer<typeof Registry>;

/**
 * The keys of a registry.
 *
 * An issuer that it calls revoked, or terminated for a stated reason, is left out. One that it calls terminated
 * without more has only stopped signing: what it signed while its certificate was valid stays genuine.
 */
export function importRegistry(registry: Registry, file: TrustFile): TrustImport {
  const collector = new Collector();
  for (const section of SECTIONS) {
    for (const [id, value] of Object.entries(registry[section] ?? {})) {
      const what = `${section} ${id}`;
      const entry = Entry.safeParse(value);
      if (entry.success) collector.take(what, () => keyOf(section, id, entry.data, file.name));
      else collector.skip(what, z.prettifyError(entry.error));
    }
  }
  const { keys, skipped } = collector;
  return { kind: 'registry', source: file.name, keys, skipped, references: [], proof: undefined };
}

const USES: Readonly<Record<string, StatementKind>> = { v: 'vaccination', t: 'test', r: 'recovery' };

function keyOf(section: Section, id: string, entry: Entry, source: string): IssuerKey {
  requireInForce(entry);
  const label = entry.displayName?.['en'];
  switch (section) {
    case 'EUDCC': {
      const uses = (entry.credentialType ?? []).flatMap((type) => USES[type] ?? []);
      const context = { domain: 'dcc', source, name: { by: 'kid', kid: keyIdOf(id) }, label, uses } as const;
      const block = blockOf(entry);
      if (block.label === 'CERTIFICATE') return keyOfCertificate(readCertificate(block.der), context);
      const end = entry.validUntilDT;
      return bareKey(block.der, { ...context, ...(end !== undefined && { notAfter: new Date(end) }) });
    }
    case 'ICAO':
      return keyOfCertificate(readCertificate(blockOf(entry).der), { domain: 'icao', source, label });
    case 'DIVOC':
      return bareKey(blockOf(entry).der, { domain: 'divoc', source, name: { by: 'method', id }, label });
    case 'SmartHealthCards': {
      if (typeof entry.didDocument === 'string') throw unreadable('a JWK was expected');
      return keyOfJwk(entry.didDocument, id.slice(0, id.lastIndexOf('#')), source, label);
    }
    case 'CRED':
      throw unreadable('its format (CRED) is none that we read');
  }
}

function requireInForce({ status, statusDetail }: Entry): void {
  if (status === 'revoked' || (status !== 'current' && statusDetail !== undefined)) {
    throw unreadable(`the registry says ${status}${statusDetail === undefined ? '' : `: ${statusDetail}`}`);
  }
}

function blockOf({ didDocument }: Entry): KeyBlock {
  const [block] = typeof didDocument === 'string' ? keyBlocks(Buffer.from(didDocument)) : [];
  if (!block) throw unreadable('PEM was expected');
  return block;
}

function unreadable(why: string): CertificateError {
  return new CertificateError('PUBLIC_KEY_INVALID', why);
}
