import { CredentialError } from '../errors.ts';
import { CONTEXTS, type ContextDocument } from './contexts.ts';

/** How hard equal parts of a document may be to tell apart; the number of them to this power is the limit. */
const MAX_WORK_FACTOR = 2;

/** What goes without saying: the property that is dropped is reported by itself. */
const SIDE_EVENTS = new Set([
  'prepending @base during expansion',
  'prepending @vocab during expansion',
  'relative IRI after expansion',
  'relative @id reference',
  'relative @type reference',
  'null @value value',
]);

/** Everything said of a node, or that leads to it, is dropped. */
const LOST_NODE = new Set(['relative subject reference', 'relative object reference']);

/** A surrogate without its other half: in UTF-8 it becomes U+FFFD, and different texts have one hash. */
const ILL_FORMED = /\p{Surrogate}/u;

export interface Canonical {
  /** Canonical N-Quads: the statements that are signed. */
  readonly quads: string;
  /** The document's properties that its contexts do not define: they are not signed. */
  readonly unsigned: ReadonlySet<string>;
}

export interface CanoniseOptions {
  /** By their address; those of DIVOC certificates unless given. */
  readonly contexts?: ReadonlyMap<string, ContextDocument>;
  /** The ids of nodes that may be left out for want of an absolute IRI, as the caller reads nothing of them. */
  readonly mayLose?: ReadonlySet<string>;
}

/**
 * The canonical form of a JSON-LD document (URDNA2015, standardised as RDFC-1.0), with the known contexts alone.
 * @throws CredentialError FORMAT_UNSUPPORTED where the document names a node, an issuer or a type that is no
 *   absolute IRI: RDF then drops all that is said of it, so that the proof does not cover it; PROOF_INVALID where
 *   the document is no JSON-LD or too hard to canonicalise
 */
export async function canonise(
  document: object,
  { contexts = CONTEXTS, mayLose = new Set() }: CanoniseOptions = {},
): Promise<Canonical> {
  const jsonld = await processor();
  const unsigned = new Set<string>();
  const missed = new Set<string>();
  try {
    const quads = await jsonld.canonize(document, {
      safe: false,
      documentLoader: (url) => loadContext(url, contexts),
      eventHandler: ({ event: { code, details } }) => {
        if (code === 'invalid property') {
          unsigned.add(String(details.property));
          return;
        }
        if (SIDE_EVENTS.has(code)) return;
        const node = String(details.subject ?? details.object);
        if (!LOST_NODE.has(code) || !mayLose.has(node)) missed.add(code);
      },
      canonizeOptions: { algorithm: 'RDFC-1.0', maxWorkFactor: MAX_WORK_FACTOR },
    });
    if (ILL_FORMED.test(quads)) missed.add('half of a character');
    if (missed.size === 0) return { quads, unsigned };
  } catch {
    throw new CredentialError('PROOF_INVALID', 'the document cannot be canonicalised');
  }
  throw new CredentialError('FORMAT_UNSUPPORTED', `its proof leaves out: ${[...missed].join(', ')}`);
}

let loading: ReturnType<typeof load> | undefined;

/** Loaded with the first DIVOC certificate: few kiosks need it in their first seconds. */
function processor() {
  loading ??= load();
  return loading;
}

async function load() {
  return (await import('jsonld/dist/jsonld.esm.min.js')).default;
}

function loadContext(url: string, contexts: ReadonlyMap<string, ContextDocument>) {
  const document = contexts.get(url);
  if (!document) return Promise.reject(new Error('unknown context'));
  return Promise.resolve({ documentUrl: url, document, tag: 'static' as const });
}
