import * as z from 'zod';
import { readCertificate } from '../certificate.ts';
import { keyOfCertificate, type KeyRole } from '../issuer-key.ts';
import { keyIdOf } from '../key-id.ts';
import { Collector } from './collector.ts';
import type { ListProof, TrustFile, TrustImport } from './trust-import.ts';

const Entry = z.object({
  kid: z.string().min(1),
  country: z.string().optional(),
  certificateType: z.string().default('DSC'),
  /** The certificate, base64 DER. */
  rawData: z.string().min(1),
});

const Entries = z
  .array(z.unknown())
  .refine((entries) => entries.some((entry) => Entry.safeParse(entry).success));

/**
 * A list of signers as the EU Digital COVID Certificate Gateway has it (an array) and as verifier apps get it
 * (`{"certificates": […]}`).
 */
export const DscList = z.union([
  Entries,
  z.object({ certificates: Entries }).transform(({ certificates }) => certificates),
]);
export type DscList = z.infer<typeof DscList>;

const ROLES: Readonly<Record<string, KeyRole>> = { DSC: 'signer', CSCA: 'authority' };

/** The keys of such a list. @param proof of the signature before it, where it has one */
export function importDscList(list: DscList, file: TrustFile, proof: ListProof | undefined): TrustImport {
  const collector = new Collector();
  list.forEach((value, index) => {
    const entry = Entry.safeParse(value);
    if (!entry.success) {
      collector.skip(`certificate ${index + 1}`, z.prettifyError(entry.error));
      return;
    }
    const { kid, country, certificateType, rawData } = entry.data;
    collector.take(kid, () =>
      keyOfCertificate(readCertificate(Buffer.from(rawData, 'base64')), {
        domain: 'dcc',
        source: file.name,
        name: { by: 'kid', kid: keyIdOf(kid) },
        role: ROLES[certificateType] ?? 'other',
        country,
      }),
    );
  });
  const { keys, skipped } = collector;
  return { kind: 'dsc-list', source: file.name, keys, skipped, references: [], proof };
}

/**
 * Verifier apps' lists have a signature before the JSON: base64 and a line feed. Whose it is stands nowhere in it.
 * @returns the JSON's text, and the proof where there is one
 */
export function withoutSignatureLine(text: string): { json: string; proof: ListProof | undefined } {
  const match = /^([A-Za-z0-9+/=]{64,1024})\r?\n(?=\s*[[{])/.exec(text);
  if (!match) return { json: text, proof: undefined };
  return {
    json: text.slice(match[0].length),
    proof: { state: 'unchecked', signer: 'not named', created: undefined },
  };
}
