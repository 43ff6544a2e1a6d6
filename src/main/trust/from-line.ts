import { importTrust } from './import/import-trust.ts';
import { keyBlocks, keysOfBlock } from './import/certificates.ts';
import { Collector } from './import/collector.ts';
import { importJwks, issuerOf, Jwks } from './import/jwks.ts';
import type { SkippedKey } from './import/trust-import.ts';
import { TrustList } from './trust-list.ts';

/** What a line of `verify --jsonl` names as its trust. */
export interface LineTrust {
  /** DER certificates, base64; PEM is taken too. */
  readonly certificates?: readonly string[] | undefined;
  /** Public keys, PEM. */
  readonly keys?: readonly string[] | undefined;
  /** Key sets of SMART Health Card issuers, by the issuer's URL. */
  readonly jwks?: Readonly<Record<string, unknown>> | undefined;
  /** Files that `trust import` takes. */
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[] | undefined;
}

/**
 * The trust list of a line: what the line names and nothing else.
 *
 * A certificate serves HCERT by its key id, and VDS-NC as a signer or an authority; a public key serves HCERT under
 * any key id, and DIVOC under any method; a key set serves SMART Health Cards of its issuer alone. See
 * `keysOfBlock` for when an extended key usage narrows that.
 * @returns the list, and what of it did not read
 * @throws TrustImportError where a file as a whole is not usable
 */
export function trustOfLine(line: LineTrust): { trust: TrustList; skipped: readonly SkippedKey[] } {
  const collector = new Collector();
  line.certificates?.forEach((text, index) => takeBlocks(collector, text, `certificate ${index + 1}`));
  line.keys?.forEach((text, index) => takeBlocks(collector, text, `key ${index + 1}`));
  for (const [url, value] of Object.entries(line.jwks ?? {})) {
    const jwks = Jwks.safeParse(value);
    if (!jwks.success) {
      collector.skip(url, 'no key set');
      continue;
    }
    const { keys, skipped } = importJwks(jwks.data, issuerOf(url));
    collector.keys.push(...keys);
    collector.skipped.push(...skipped);
  }
  for (const { name, bytes } of line.files ?? []) {
    const { keys, skipped } = importTrust(bytes, { name });
    collector.keys.push(...keys);
    collector.skipped.push(...skipped);
  }
  return { trust: TrustList.of(collector.keys), skipped: collector.skipped };
}

function takeBlocks(collector: Collector, text: string, what: string): void {
  const blocks = keyBlocks(Buffer.from(text.trim()));
  if (blocks.length === 0) collector.skip(what, 'neither base64 nor PEM');
  for (const block of blocks) collector.take(what, () => keysOfBlock(block, { name: what }));
}
