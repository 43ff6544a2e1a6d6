import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { trustOfLine } from '../main/trust/from-line.ts';
import { importTrust } from '../main/trust/import/import-trust.ts';
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
}

async function readTrust(path: string): Promise<TrustList> {
  const { keys } = importTrust(await readNamedFile(path), { name: basename(path) });
  return TrustList.of(keys);
}
