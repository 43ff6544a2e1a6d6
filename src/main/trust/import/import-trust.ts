import { TrustImportError } from '../errors.ts';
import { importCertificates, keyBlocks } from './certificates.ts';
import { DidDocument, importDid, type DidProofVerifier } from './did.ts';
import { DscList, importDscList, withoutSignatureLine } from './dsc-list.ts';
import { importJwks, issuerOf, Jwks } from './jwks.ts';
import { importRegistry, Registry } from './registry.ts';
import type { TrustFile, TrustImport } from './trust-import.ts';

/** Far above the largest public list (3 MB), far below what would trouble an old PC. */
const LARGEST = 64 * 1024 * 1024;

export interface ImportOptions {
  /** Checks the signature of a DID document; it is reported as unchecked without. */
  readonly verifyDidProof?: DidProofVerifier;
}

/**
 * The keys in a file, whatever kind it is of; told by its structure, never by its name.
 * @param bytes the file
 * @throws TrustImportError where the file as a whole is not usable; single bad keys are in `skipped`
 */
export function importTrust(bytes: Uint8Array, file: TrustFile, options: ImportOptions = {}): TrustImport {
  if (bytes.length > LARGEST) {
    throw new TrustImportError('TRUST_FILE_TOO_LARGE', `${file.name} has more than ${LARGEST} bytes`);
  }
  const blocks = keyBlocks(bytes);
  const imported = blocks.length > 0 ? importCertificates(blocks, file) : importJson(bytes, file, options);
  if (imported.keys.length === 0 && imported.references.length === 0) {
    const [first] = imported.skipped;
    throw new TrustImportError(
      'TRUST_FILE_EMPTY',
      `${file.name} has no usable key${first ? `; ${first.what}: ${first.why}` : ''}`,
    );
  }
  return imported;
}

function importJson(bytes: Uint8Array, file: TrustFile, options: ImportOptions): TrustImport {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const { json, proof } = withoutSignatureLine(text);
  const value = parse(json, file);
  const did = DidDocument.safeParse(value);
  if (did.success) return importDid(did.data, value, options.verifyDidProof);
  const dscList = DscList.safeParse(value);
  if (dscList.success) return importDscList(dscList.data, file, proof);
  const jwks = Jwks.safeParse(value);
  if (jwks.success) return importJwks(jwks.data, requireIssuer(file));
  const registry = Registry.safeParse(value);
  if (registry.success) return importRegistry(registry.data, file);
  throw new TrustImportError('TRUST_FILE_UNKNOWN', `${file.name} is no list of keys that we know`);
}

function parse(json: string, file: TrustFile): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const code = /^\s*[[{]/.test(json) ? 'TRUST_FILE_MALFORMED' : 'TRUST_FILE_UNKNOWN';
    throw new TrustImportError(code, `${file.name} is no list of keys that we know`, { cause: error });
  }
}

function requireIssuer({ name, issuer }: TrustFile): string {
  if (issuer === undefined) {
    throw new TrustImportError('TRUST_FILE_ISSUER_MISSING', `${name} is a key set: say which issuer's`);
  }
  return issuerOf(issuer);
}
