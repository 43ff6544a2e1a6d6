import { CredentialError } from '../errors.ts';

/** A statement's object: a node by its id, or a text. Numbers and times are what they are written as. */
type Term = { readonly node: string } | { readonly text: string };

/** `subject predicate object .` as RDFC-1.0 section 5 writes it, in the default graph. Strings have no raw line end. */
const STATEMENT =
  /^(?:<([^<>]*)>|(_:c14n\d+)) <([^<>]*)> (?:<([^<>]*)>|(_:c14n\d+)|"([^"\\]*(?:\\[^][^"\\]*)*)"(?:\^\^<[^<>]*>)?) \.$/;

const ESCAPED = /\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|([tbnrf"'\\]))/g;
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A certificate has some fifty statements. */
const MOST_STATEMENTS = 1024;

/**
 * The statements of canonical N-Quads, by what they are said of. It is read from the very text that is hashed: whoever
 * writes a document otherwise without a change of this text changes nothing of what is read.
 */
export class Graph {
  readonly #nodes = new Map<string, Map<string, Term[]>>();

  /** @throws CredentialError PROOF_INVALID where it is no such text, or of too many statements */
  constructor(quads: string) {
    const lines = quads.split('\n');
    if (lines.pop() !== '' || lines.length > MOST_STATEMENTS) refuse('no statements, or too many');
    for (const line of new Set(lines)) this.#add(line);
  }

  #add(line: string): void {
    const [, iri, blank, predicate, object, blankObject, text] =
      STATEMENT.exec(line) ?? refuse('no statement');
    const subject = iri === undefined ? (blank ?? '') : unescape(iri);
    const node = object === undefined ? blankObject : unescape(object);
    const term = node === undefined ? { text: unescape(text ?? '') } : { node };
    const said = this.#nodes.get(subject) ?? new Map<string, Term[]>();
    this.#nodes.set(subject, said);
    const terms = said.get(predicate ?? '');
    if (terms) terms.push(term);
    else said.set(predicate ?? '', [term]);
  }

  /** The nodes of a type. */
  ofType(type: string): string[] {
    return [...this.#nodes.keys()].filter((id) => this.nodes(id, TYPE).includes(type));
  }

  /** What a node is of. */
  types(id: string): string[] {
    return this.nodes(id, TYPE);
  }

  /** The ids of the nodes that a node leads to by a property. */
  nodes(id: string, property: string): string[] {
    return this.#said(id, property).flatMap((term) => ('node' in term ? term.node : []));
  }

  /** The texts that are said of a node by a property: a set, each once, in no order that means anything. */
  texts(id: string, property: string): string[] {
    return [...new Set(this.#said(id, property).flatMap((term) => ('text' in term ? term.text : [])))];
  }

  #said(id: string, property: string): readonly Term[] {
    return this.#nodes.get(id)?.get(property) ?? [];
  }
}

/** Whether a node's id says nothing but that it is one: issuers gave it none. */
export function isBlank(id: string): boolean {
  return id.startsWith('_:');
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPED, (_, short?: string, long?: string, letter?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? letter;
    return String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16));
  });
}

function refuse(why: string): never {
  throw new CredentialError('PROOF_INVALID', why);
}
