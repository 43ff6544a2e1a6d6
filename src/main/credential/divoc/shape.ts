import { CredentialError } from '../errors.ts';

/*
 * A proof signs the statements (RDF) that a document makes, not its text, and the same statements can be written in
 * many ways. All is read from the statements (`graph.ts`); besides, only the one plain way in which issuers write is
 * taken, and no more of it than a certificate has, before anything is made of it: what follows costs more than it.
 */

/** The objects that an object of a document may hold, by term; a list where the term holds several. */
interface Place {
  readonly [term: string]: Place | readonly [Place];
}

const PLAIN: Place = {};
const SITE: Place = { address: PLAIN };
const EVENT: Place = { facility: SITE, verifier: PLAIN };
const DOCUMENT: Place = {
  credentialSubject: { address: PLAIN },
  evidence: [EVENT],
  issuer: PLAIN,
  credentialSchema: PLAIN,
  credentialStatus: PLAIN,
  refreshService: PLAIN,
  termsOfUse: PLAIN,
};

/** Far above any certificate: a person has had a dozen doses, an event has two dozen values. */
const MOST = { events: 16, types: 4, values: 512 } as const;

/** What jsonld takes for an absolute IRI: all else is dropped from what is signed. */
const ABSOLUTE_IRI = /^(?:[A-Za-z][A-Za-z0-9+-.]*|_):\S*$/;

/**
 * Refuses all ways of writing but the plain one: keywords and IRIs instead of terms, lists where one value belongs,
 * objects where there are none, named blank nodes, a node in several places, more than any certificate has.
 * @param document without its context and its proof
 * @throws CredentialError PROOF_INVALID; FORMAT_UNSUPPORTED where anything but the holder has an id that is no
 *   absolute IRI: the proof leaves it out
 */
export function assertPlain(document: Readonly<Record<string, unknown>>): void {
  new Walk().object(document, DOCUMENT, '');
}

/** Whether the holder's id is one of which a proof can say something. */
export function isAbsolute(id: string): boolean {
  return ABSOLUTE_IRI.test(id);
}

class Walk {
  readonly #ids = new Set<string>();
  #values = 0;

  object(object: object, place: Place, term: string): void {
    for (const [key, value] of Object.entries(object)) {
      if (++this.#values > MOST.values) refuse('more values than any certificate has');
      if (/^@|:|^__proto__$/.test(key)) refuse('a keyword or an IRI for a term');
      // In a verifier `id` is a text (schema:id), as the contexts have it.
      if (key === 'id' && term !== 'verifier') this.#id(value, term);
      else if (key === 'type') this.#types(value);
      else this.#value(value, Object.hasOwn(place, key) ? place[key] : undefined, key);
    }
  }

  #value(value: unknown, place: Place | readonly [Place] | undefined, term: string): void {
    if (typeof value !== 'object' || value === null) return;
    if (place === undefined) refuse('a list or an object for a value');
    if (!isPlaceOfSeveral(place)) {
      if (isList(value)) refuse('a list where one value belongs');
      this.object(value, place, term);
      return;
    }
    if (!isList(value) || value.length > MOST.events) refuse('no list, or one of too many');
    for (const item of value) {
      if (typeof item !== 'object' || item === null || isList(item)) refuse('not an object in a list');
      this.object(item, place[0], term);
    }
  }

  #types(value: unknown): void {
    const types = isList(value) ? value : [value];
    if (types.length > MOST.types || !types.every((type) => typeof type === 'string')) refuse('no type');
  }

  #id(id: unknown, term: string): void {
    if (typeof id !== 'string' || id.startsWith('_:') || this.#ids.has(id))
      refuse('a node that is not one node');
    this.#ids.add(id);
    if (term !== 'credentialSubject' && !isAbsolute(id)) {
      throw new CredentialError('FORMAT_UNSUPPORTED', 'its proof leaves out what has a relative id');
    }
  }
}

function isPlaceOfSeveral(place: Place | readonly [Place]): place is readonly [Place] {
  return Array.isArray(place);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function refuse(why: string): never {
  throw new CredentialError('PROOF_INVALID', why);
}
