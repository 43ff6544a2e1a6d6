import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { trustOfLine } from '../main/trust/from-line.ts';
import { importTrust } from '../main/trust/import/import-trust.ts';
import { importRevocations } from '../main/trust/revocation/import-revocations.ts';
import { Revocations, type RevocationBatch } from '../main/trust/revocation/revocations.ts';
import { TrustList } from '../main/trust/trust-list.ts';
import { readNamedFile, versionOfFile } from './files.ts';
import type { Line } from './line.ts';
import { Recent } from './recent.ts';

/** How many different trusts to keep: lines mostly name the same ones. */
const KEPT = 64;

/** Builds the trust that a line names, and remembers it: a list of 500 keys is imported once, not once a line. */
export class TrustCache {
  readonly #lines = new Recent<TrustList>(KEPT);
  readonly #files = new Recent<TrustList>(KEPT);
  readonly #revocations = new Recent<Revocations>(KEPT);

  /**
   * The keys that a line holds itself.
   * @throws TrustImportError
   */
  async ofLine({
    certificates,
    keys,
    jwks,
  }: Pick<Line, 'certificates' | 'keys' | 'jwks'>): Promise<TrustList> {
    if (!certificates && !keys && !jwks) return TrustList.EMPTY;
    const name = createHash('sha256')
      .update(JSON.stringify([certificates, keys, jwks]))
      .digest('base64');
    return this.#lines.get(name, () => trustOfLine({ certificates, keys, jwks }).trust);
  }

  /**
   * The keys of files; read again when a file has changed.
   * @throws CliError FILE_UNREADABLE, TrustImportError
   */
  async ofFiles(paths: readonly string[]): Promise<TrustList> {
    const versions = await Promise.all(paths.map(versionOfFile));
    const lists = await Promise.all(
      paths.map((path, i) => this.#files.get(JSON.stringify([path, versions[i]]), () => readTrust(path))),
    );
    const [only] = lists;
    if (lists.length <= 1) return only ?? TrustList.EMPTY;
    return this.#files.get(JSON.stringify([paths, versions]), () => TrustList.merge(...lists));
  }

  /**
   * What the lists of revocations among files revoke.
   * @throws CliError FILE_UNREADABLE, TrustImportError
   */
  async revocationsOfFiles(paths: readonly string[]): Promise<Revocations> {
    if (paths.length === 0) return Revocations.NONE;
    const versions = await Promise.all(paths.map(versionOfFile));
    return this.#revocations.get(JSON.stringify([paths, versions]), async () => {
      const lists = await Promise.all(paths.map(readRevocations));
      return Revocations.of(lists.flat());
    });
  }
}

async function readTrust(path: string): Promise<TrustList> {
  const bytes = await readNamedFile(path);
  if (importRevocations(bytes, basename(path))) return TrustList.EMPTY;
  return TrustList.of(importTrust(bytes, { name: basename(path) }).keys);
}

async function readRevocations(path: string): Promise<readonly RevocationBatch[]> {
  return importRevocations(await readNamedFile(path), basename(path))?.batches ?? [];
}
