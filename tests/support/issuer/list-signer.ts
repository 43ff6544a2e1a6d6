import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import jsonld from 'jsonld';
import { DID_CONTEXTS } from '../../../src/main/trust/did-proof/contexts.ts';

type Document = Readonly<Record<string, unknown>>;

export interface SigningOptions {
  readonly encoding?: 'der' | 'ieee-p1363';
  readonly header?: Document;
  readonly options?: Document;
}

/** Who signs trust lists, as WHO does: JsonWebSignature2020 under a key that a DID document of its own names. */
export class ListSigner {
  readonly method: string;
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;

  /** @param method the key's name, a DID URL */
  constructor(method = 'did:web:lists.gerbang.example:signing') {
    this.method = method;
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  /** The signer's own DID document. */
  document(publicKey = this.publicKey, id = this.method) {
    const publicKeyJwk = publicKey.export({ format: 'jwk' });
    return { id, verificationMethod: [{ id, type: 'JsonWebKey2020', publicKeyJwk }] };
  }

  /** Signs as the suite's specification has it, with its own canonicalisation of the contexts that both sides share. */
  async sign(document: Document, { encoding = 'ieee-p1363', header, options }: SigningOptions = {}) {
    const about = {
      type: 'JsonWebSignature2020',
      created: '2022-02-24T00:00:00Z',
      nonce: 'abc',
      proofPurpose: 'assertionMethod',
      verificationMethod: this.method,
      ...options,
    };
    const hashes = Buffer.concat([
      sha256(await canonical({ '@context': 'https://w3id.org/security/v3', ...about })),
      sha256(await canonical(document)),
    ]);
    const protectedHeader = { alg: 'ES256', b64: false, crit: ['b64'], ...header };
    const head = Buffer.from(JSON.stringify(protectedHeader)).toString('base64url');
    const key = { key: this.#privateKey, dsaEncoding: encoding };
    const signature = sign('sha256', Buffer.concat([Buffer.from(`${head}.`), hashes]), key);
    return { ...document, proof: { ...about, jws: `${head}..${signature.toString('base64url')}` } };
  }
}

function canonical(document: object): Promise<string> {
  return jsonld.canonize(document, {
    safe: true,
    algorithm: 'RDFC-1.0',
    documentLoader: (url: string) => {
      const found = DID_CONTEXTS.get(url);
      if (!found) throw new Error(`no such context: ${url}`);
      return Promise.resolve({ contextUrl: null, documentUrl: url, document: found });
    },
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
