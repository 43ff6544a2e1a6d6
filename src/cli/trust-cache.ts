import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importTrust } from '../main/trust/import/import-trust.ts';
import { trustOfLine } from '../main/trust/from-line.ts';
import { TrustList } from '../main/trust/trust-list.ts';
import type { Line } from './line.ts';

/** How many different trusts to keep: lines mostly name the same ones. */
const KEPT = 64;

/** Builds the trust that a line names, and remembers it: a list of 500 keys is imported once, not once a line. */
export class TrustCache {
  readonly #kept = new Map<string, TrustList>();

  /** @throws TrustImportError, or the file system's errors */
  async of(line: Line): Promise<TrustList> {
    const files = await Promise.all(
      (line.trust ?? []).map(async (path) => ({ path, version: await versionOf(path) })),
    );
    const { certificates, keys, jwks } = line;
    const name = JSON.stringify([files, certificates, keys, jwks]);
    const found = this.#kept.get(name);
    if (found) return found;
    const lists = await Promise.all(files.map(({ path }) => this.#file(path)));
    const trust = TrustList.merge(trustOfLine({ certificates, keys, jwks }).trust, ...lists);
    this.#keep(name, trust);
    return trust;
  }

  async #file(path: string): Promise<TrustList> {
    const name = JSON.stringify([path, await versionOf(path)]);
    const found = this.#kept.get(name);
    if (found) return found;
    const { keys } = importTrust(await readFile(path), { name: basename(path) });
    const trust = TrustList.of(keys);
    this.#keep(name, trust);
    return trust;
  }

  #keep(name: string, trust: TrustList): void {
    this.#kept.set(name, trust);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

async function versionOf(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  return `${mtimeMs}:${size}`;
}
