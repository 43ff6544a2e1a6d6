import { CredentialError } from '../errors.ts';

const MAX_DEPTH = 8;
const MAX_NODES = 64;

/*
 * A proof signs the statements (RDF) that a document makes, not its text, and the same statements can be written in
 * many ways. We read values from the text: so only the one plain way in which issuers write is taken, in which the
 * text says no more and no less than the statements.
 */

/**
 * Refuses all ways of writing but the plain one: keywords and IRIs instead of terms, named blank nodes, a node in
 * several places.
 * @throws CredentialError PROOF_INVALID
 */
export function assertPlain(document: Readonly<Record<string, unknown>>): void {
  const ids = new Set<string>();
  let nodes = 0;

  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) refuse('nested too deeply');
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      if (/^@|:|^__proto__$/.test(key)) refuse('a keyword or an IRI for a term');
      if (key === 'id') see(item);
      else visit(item, depth + 1);
    }
  };
  const see = (id: unknown): void => {
    if (typeof id !== 'string' || id.startsWith('_:') || ids.has(id)) refuse('a node that is not one node');
    else ids.add(id);
  };

  visit(Object.fromEntries(Object.entries(document).filter(([key]) => key !== '@context')), 0);
}

/** The document without the properties of these names, wherever they stand. */
export function without(names: ReadonlySet<string>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => without(names, item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !names.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, without(names, item)]));
}

function refuse(why: string): never {
  throw new CredentialError('PROOF_INVALID', why);
}
