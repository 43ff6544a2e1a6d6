import type { KeyReference, TrustDomain } from '../credential/types.ts';
import { readCertificate, fingerprint, hcertKeyId, type Certificate } from './certificate.ts';
import { countryCode } from './country.ts';
import type { IssuerKey } from './issuer-key.ts';

/** A CSCA: a key whose certificate signs signers' certificates. */
export interface Authority {
  readonly key: IssuerKey;
  readonly certificate: Certificate;
}

/** The keys that are believed, each found by how credentials name it. Immutable. */
export class TrustList {
  static readonly EMPTY = TrustList.of([]);

  readonly #keys: readonly IssuerKey[];
  readonly #byName = new Map<string, IssuerKey[]>();
  readonly #signersOfState = new Map<string, IssuerKey[]>();
  readonly #authorities = new Map<string, IssuerKey[]>();

  private constructor(keys: readonly IssuerKey[]) {
    this.#keys = keys;
    for (const key of keys) {
      if (key.role === 'signer') add(this.#byName, nameOf(key), key);
      if (key.role === 'signer' && key.domain === 'icao')
        add(this.#signersOfState, stateOf(key.record.country), key);
      if (key.role === 'authority') add(this.#authorities, key.domain, key);
    }
  }

  static of(keys: Iterable<IssuerKey>): TrustList {
    return new TrustList([...keys]);
  }

  /** All keys of several lists; a key that several have is tried for each. */
  static merge(...lists: readonly TrustList[]): TrustList {
    return new TrustList(lists.flatMap((list) => list.#keys));
  }

  get size(): number {
    return this.#keys.length;
  }

  [Symbol.iterator](): Iterator<IssuerKey> {
    return this.#keys[Symbol.iterator]();
  }

  /**
   * The signers that a credential may mean: all of that name (key ids of eight bytes collide), never of another
   * domain. Those given without a name are not among them.
   */
  named(domain: TrustDomain, reference: KeyReference): readonly IssuerKey[] {
    if (reference.by === 'state') {
      return domain === 'icao' ? (this.#signersOfState.get(stateOf(reference.state)) ?? []) : [];
    }
    const found = this.#byName.get(`${domain}|${referenceName(reference)}`) ?? [];
    if (reference.by !== 'method' || found.length > 0) return found;
    // A method is often written with a fragment, and its controller's key listed without one.
    const [controller] = reference.id.split('#');
    return this.#byName.get(`${domain}|method|${controller ?? ''}`) ?? [];
  }

  /** The signers that were given without a name. */
  unnamed(domain: TrustDomain): readonly IssuerKey[] {
    return this.#byName.get(`${domain}|any`) ?? [];
  }

  /**
   * All ids by which a key is known: those that lists give it, and those of its certificates. Which of them stands in an
   * unprotected header is its holder's to choose.
   */
  keyIds(key: IssuerKey): readonly string[] {
    const same = this.#sameKeys().get(sameKey(key)) ?? [key];
    const ids = same.flatMap(({ domain, record: { name, certificate } }) => [
      ...(name.by === 'kid' || name.by === 'issuer-kid' ? [name.kid] : []),
      ...(domain === 'dcc' && certificate !== null ? [hcertKeyId(Buffer.from(certificate, 'base64'))] : []),
    ]);
    return [...new Set(ids)];
  }

  #bySpki: Map<string, IssuerKey[]> | null = null;

  /** Made when first asked for: only where something is revoked. */
  #sameKeys(): ReadonlyMap<string, readonly IssuerKey[]> {
    if (this.#bySpki) return this.#bySpki;
    const found = new Map<string, IssuerKey[]>();
    for (const key of this.#keys) add(found, sameKey(key), key);
    return (this.#bySpki = found);
  }

  /** The authorities whose subject is that distinguished name (DER). */
  authorities(domain: TrustDomain, subject: Uint8Array): readonly Authority[] {
    const wanted = Buffer.from(subject);
    return this.#authoritiesOf(domain).filter(({ certificate }) => certificate.subject.equals(wanted));
  }

  readonly #parsed = new Map<TrustDomain, readonly Authority[]>();

  /** Read when first asked for: only VDS-NC needs them. */
  #authoritiesOf(domain: TrustDomain): readonly Authority[] {
    let found = this.#parsed.get(domain);
    if (!found) {
      found = (this.#authorities.get(domain) ?? []).flatMap((key) => {
        const { certificate } = key.record;
        return certificate === null
          ? []
          : [{ key, certificate: readCertificate(Buffer.from(certificate, 'base64')) }];
      });
      this.#parsed.set(domain, found);
    }
    return found;
  }
}

function sameKey({ domain, record: { spki } }: IssuerKey): string {
  return `${domain}|${spki}`;
}

function nameOf({ domain, record: { name } }: IssuerKey): string {
  switch (name.by) {
    case 'kid':
      return `${domain}|kid|${name.kid}`;
    case 'issuer-kid':
      return `${domain}|issuer-kid|${name.issuer}|${name.kid}`;
    case 'certificate':
      return `${domain}|certificate|${name.fingerprint}`;
    case 'method':
      return `${domain}|method|${name.id}`;
    case 'any':
      return `${domain}|any`;
  }
}

/** A state by its alpha-2 code where it has one; as it is written where not. */
function stateOf(state: string | null): string {
  return state === null ? '' : (countryCode(state) ?? state);
}

function referenceName(reference: Exclude<KeyReference, { by: 'state' }>): string {
  switch (reference.by) {
    case 'kid':
      return `kid|${reference.kid}`;
    case 'issuer-kid':
      return `issuer-kid|${reference.issuer}|${reference.kid}`;
    case 'certificate':
      return `certificate|${fingerprint(reference.der)}`;
    case 'method':
      return `method|${reference.id}`;
  }
}

function add(map: Map<string, IssuerKey[]>, name: string, key: IssuerKey): void {
  const list = map.get(name);
  if (list) list.push(key);
  else map.set(name, [key]);
}
