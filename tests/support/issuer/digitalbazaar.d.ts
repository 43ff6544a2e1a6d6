/* What we use of Digital Bazaar's packages, which have no types. */

type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;

declare module 'jsonld' {
  const jsonld: {
    canonize(
      input: object,
      options: { safe: boolean; documentLoader: Loader; algorithm: 'RDFC-1.0' },
    ): Promise<string>;
  };
  export default jsonld;
}

declare module 'jsonld-signatures' {
  const jsigs: {
    extendContextLoader(loader: Loader): Loader;
    sign(document: object, options: object): Promise<Record<string, unknown>>;
    verify(document: object, options: object): Promise<{ verified: boolean; error?: Error }>;
    purposes: { AssertionProofPurpose: new (options?: object) => object };
  };
  export default jsigs;
}

declare module '@digitalbazaar/ed25519-signature-2018' {
  export const Ed25519Signature2018: new (options: object) => object;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export const Ed25519Signature2020: new (options: object) => object;
}
declare module '@digitalbazaar/ed25519-verification-key-2018' {
  export const Ed25519VerificationKey2018: { from(options: object): Promise<object> };
}
declare module '@digitalbazaar/ed25519-verification-key-2020' {
  export const Ed25519VerificationKey2020: { from(options: object): Promise<object> };
}
declare module 'ed25519-signature-2018-context' {
  const suite: { contexts: Map<string, unknown> };
  export default suite;
}
declare module 'ed25519-signature-2020-context' {
  const suite: { contexts: Map<string, unknown> };
  export default suite;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, unknown>;
}
