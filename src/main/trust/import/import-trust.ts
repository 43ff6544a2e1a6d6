import { TrustImportError } from '../errors.ts';
import { DidDocument, importDid, type DidProofVerifier } from './did.ts';
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
  const imported = recognise(bytes, file, options);
  if (imported.keys.length === 0 && imported.references.length === 0) {
    const [first] = imported.skipped;
    throw new TrustImportError(
      'TRUST_FILE_EMPTY',
      `${file.name} has no usable key${first ? `; ${first.what}: ${first.why}` : ''}`,
    );
  }
  return imported;
}

function recognise(bytes: Uint8Array, file: TrustFile, options: ImportOptions): TrustImport {
  const json = parseJson(bytes);
  const did = DidDocument.safeParse(json);
  if (did.success) return importDid(did.data, json, options.verifyDidProof);
  throw new TrustImportError('TRUST_FILE_UNKNOWN', `${file.name} is no list of keys that we know`);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return undefined;
  }
}
