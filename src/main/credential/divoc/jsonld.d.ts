/** The part that we use of jsonld's build for browsers: one file, which has no way to fetch a document. */
declare module 'jsonld/dist/jsonld.esm.min.js' {
  interface JsonLdEvent {
    readonly code: string;
    readonly details: Readonly<Record<string, unknown>>;
  }

  interface CanonizeOptions {
    /** Whether to throw where something of the document is dropped. */
    safe: boolean;
    documentLoader(url: string): Promise<{ documentUrl: string; document: object; tag: 'static' }>;
    eventHandler(input: { event: JsonLdEvent }): void;
    canonizeOptions: { algorithm: 'RDFC-1.0'; maxWorkFactor: number };
  }

  const jsonld: { canonize(input: object, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}
