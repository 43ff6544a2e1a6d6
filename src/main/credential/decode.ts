import type { CredentialFormat } from '#shared/domain/credential.ts';
import { whyNoCredential } from './classify.ts';
import { divoc } from './divoc/decoder.ts';
import { hcert } from './hcert/decoder.ts';
import { withinLimits } from './limits.ts';
import { shc } from './shc/decoder.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from './types.ts';
import { vdsNc } from './vds-nc/decoder.ts';

/**
 * The formats, in the order in which they are asked. Each announces itself by a prefix or by its structure, and
 * no two share one, so the order decides nothing but speed. No format is guessed by trying to decode it.
 */
const FORMATS: readonly { readonly format: CredentialFormat; readonly decoder: CredentialDecoder }[] = [
  { format: 'hcert', decoder: hcert },
  { format: 'shc', decoder: shc },
  { format: 'vds-nc', decoder: vdsNc },
  { format: 'divoc', decoder: divoc },
];

/** Which format the content announces; null where it announces none that we read. */
export function formatOf(content: ScanContent): CredentialFormat | null {
  return FORMATS.find(({ decoder }) => decoder.recognises(content))?.format ?? null;
}

/**
 * The credential step: scan content to a readable credential and the proof for the trust step.
 * @throws CredentialError where it is no credential (NOT_A_CREDENTIAL…, ONLINE_ONLY, HEALTH_LINK, FORMAT_UNSUPPORTED), or a
 *   malformed one (the code of the step that refused it), or says more than one does (CREDENTIAL_TOO_LARGE)
 */
export async function decode(content: ScanContent): Promise<DecodedCredential> {
  const found = FORMATS.find(({ decoder }) => decoder.recognises(content));
  if (!found) throw whyNoCredential(content);
  return withinLimits(await found.decoder.decode(content));
}
