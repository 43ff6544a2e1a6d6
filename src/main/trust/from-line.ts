import { TrustImportError } from './errors.ts';
import { importTrust } from './import/import-trust.ts';
import { keyBlocks, keysOfBlock } from './import/certificates.ts';
import { importJwks, issuerOf, Jwks } from './import/jwks.ts';
import type { SkippedKey, TrustImport } from './import/trust-import.ts';
import type { IssuerKey } from './issuer-key.ts';
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
 * @returns the list, and the keys of sets and files that are not usable (a set may have some for other purposes)
 * @throws TrustImportError where a member does not read: a line's author is told, rather than that a key is unknown
 */
export function trustOfLine(line: LineTrust): { trust: TrustList; skipped: readonly SkippedKey[] } {
  const skipped: SkippedKey[] = [];
  const keys: IssuerKey[] = [];
  line.certificates?.forEach((text, index) => keys.push(...keysOfText(text, `certificate ${index + 1}`)));
  line.keys?.forEach((text, index) => keys.push(...keysOfText(text, `key ${index + 1}`)));
  for (const [url, value] of Object.entries(line.jwks ?? {})) {
    const jwks = Jwks.safeParse(value);
    if (!jwks.success) throw malformed(url, jwks.error);
    take(importJwks(jwks.data, issuerOf(url)));
  }
  for (const { name, bytes } of line.files ?? []) take(importTrust(bytes, { name }));
  return { trust: TrustList.of(keys), skipped };

  function take(imported: TrustImport): void {
    keys.push(...imported.keys);
    skipped.push(...imported.skipped);
  }
}

function keysOfText(text: string, name: string): IssuerKey[] {
  const blocks = keyBlocks(Buffer.from(text.trim()));
  if (blocks.length === 0) throw malformed(name);
  try {
    return blocks.flatMap((block) => keysOfBlock(block, { name }));
  } catch (error) {
    throw malformed(name, error);
  }
}

function malformed(name: string, cause?: unknown): TrustImportError {
  return new TrustImportError('TRUST_FILE_MALFORMED', `${name} does not read`, { cause });
}
