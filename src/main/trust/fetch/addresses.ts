import { WHO_LIST } from '#shared/domain/fetch-address.ts';

/** A public list that Gerbang knows the address of. It ships no list of its own. */
export interface PublicList {
  readonly name: string;
  readonly url: string;
  /** Where the DID document is of who signs it. */
  readonly signerUrl?: string;
}

export const PUBLIC_LISTS: readonly PublicList[] = [
  {
    name: 'WHO, Global Digital Health Certification Network',
    url: WHO_LIST,
    signerUrl:
      'https://raw.githubusercontent.com/WorldHealthOrganization/tng-participants-prod/main/WHO/signing/DID/did.json',
  },
  {
    name: 'Path Check, registry of issuers of all formats',
    url: 'https://raw.githubusercontent.com/Path-Check/trust-registry/main/registry.json',
  },
];
