import * as z from 'zod';
import { Credential, type Holder } from '#shared/domain/credential.ts';
import { LIMITS, textUpTo } from '#shared/domain/limits.ts';
import { personName } from '#shared/domain/person-name.ts';
import { conform } from './json.ts';
import type { DecodedCredential } from './types.ts';

const id = textUpTo(LIMITS.text);

/** How the key is named: it is looked up by this, and a key that is not known is named by it. */
const KeyNames = z.object({ kid: id, issuer: id, id, state: id }).partial();

const Ids = z.array(id);

/**
 * What every decoder's result passes, whatever its format: nothing in it is longer than a certificate has it, and names
 * are names (person-name.ts). Before the signature is asked, so of what anybody may have written.
 * @throws CredentialError CREDENTIAL_TOO_LARGE; SCHEMA_INVALID where a decoder let something pass that is none of ours
 */
export function withinLimits(decoded: DecodedCredential): DecodedCredential {
  const { credential, proof, ids = [] } = decoded;
  conform(Credential, credential, 'credential');
  conform(KeyNames, proof.key, 'proof');
  conform(Ids, ids, 'ids');
  return { ...decoded, credential: { ...credential, holder: named(credential.holder) } };
}

function named(holder: Holder): Holder {
  const { familyName, givenName, transliteratedName } = holder;
  return {
    ...holder,
    name: personName(holder.name),
    ...part('familyName', familyName),
    ...part('givenName', givenName),
    ...part('transliteratedName', transliteratedName),
  };
}

/** A part that is no name is left out, as one that is not there. */
function part(field: 'familyName' | 'givenName' | 'transliteratedName', text: string | undefined) {
  if (text === undefined) return {};
  const name = personName(text);
  return { [field]: name === '' ? undefined : name };
}
