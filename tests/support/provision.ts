import type { ScryptOptions } from 'node:crypto';
import { Site } from '#shared/domain/site.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { loadMasterKey } from '../../src/main/log/master-key.ts';
import { type NewOfficer, Officers } from '../../src/main/officer/officers.ts';
import { openDataFolder } from '../../src/main/site/data-folder.ts';
import { SiteStore } from '../../src/main/site/site-store.ts';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { TrustStore } from '../../src/main/trust/trust-store.ts';
import type { ShcIssuer } from './issuer/shc.ts';

/** The PIN of the officer whom `provision` makes. */
export const OFFICER_PIN = '246810';

export interface Provisions {
  /** What the sample office has otherwise. */
  readonly site?: Record<string, unknown>;
  /** Trust lists as JSON values, as `trust import` takes them. */
  readonly trust?: readonly unknown[];
  /** The first officer's name. */
  readonly officer?: string;
  /** Officers besides the first, who is an admin. */
  readonly officers?: readonly NewOfficer[];
  /** What stretching their PINs costs: as the kiosk that opens the folder has it. */
  readonly pinCost?: ScryptOptions;
}

/** Makes a kiosk's files as its set-up would have: an office, an officer, issuer keys. */
export async function provision(folder: string, provisions: Provisions = {}): Promise<void> {
  const files = openDataFolder(folder);
  new SiteStore(files.site).save(
    Site.parse({
      version: 1,
      name: 'Kantor Bupati Penajam Paser Utara',
      scanner: null,
      display: { sound: false },
      // Tests hold the same code to the scanner as often as they like.
      duplicateSeconds: 0,
      // … and are not always after who is inside.
      presence: { enabled: false },
      ...provisions.site,
    }),
  );
  importAll(files.trust, provisions.trust ?? []);
  const first = { name: provisions.officer ?? 'Budi Santoso', pin: OFFICER_PIN, role: 'admin' as const };
  await withLog(folder, async (log) => {
    const officers = new Officers(log, provisions.pinCost);
    for (const officer of [first, ...(provisions.officers ?? [])]) await officers.create(officer, new Date());
  });
}

/** Trusts a SMART Health Card issuer's key set as well. */
export function trustCards(folder: string, { url, jwk }: Pick<ShcIssuer, 'url' | 'jwk'>): void {
  const file = { name: 'jwks.json', issuer: url };
  const store = TrustStore.open(openDataFolder(folder).trust);
  try {
    store.apply(store.plan(importTrust(Buffer.from(JSON.stringify({ keys: [jwk] })), file)), new Date());
  } finally {
    store.close();
  }
}

/** The entries of today and yesterday, the oldest first, personal fields open. */
export function readEntries(folder: string) {
  const now = Date.now();
  const day = 86_400_000;
  return withLog(folder, (log) =>
    log.list({ from: new Date(now - day), to: new Date(now + day), limit: 100_000 }).reverse(),
  );
}

/** Walks the chain of the log. */
export function verifyLog(folder: string) {
  return withLog(folder, (log) => log.verify());
}

/** Opens the log of a kiosk, beside the kiosk that may be running. */
export async function withLog<T>(folder: string, work: (log: EntryLog) => T | Promise<T>): Promise<T> {
  const files = openDataFolder(folder);
  const { key } = loadMasterKey({ file: files.masterKey, wrapper: null });
  const log = EntryLog.open({ path: files.log, keys: deriveLogKeys(key) });
  try {
    return await work(log);
  } finally {
    log.close();
  }
}

/** Takes trust lists (JSON values) into a store. */
export function importAll(path: string, documents: readonly unknown[]): void {
  const store = TrustStore.open(path);
  try {
    for (const document of documents) {
      const imported = importTrust(Buffer.from(JSON.stringify(document)), { name: 'sample.json' });
      store.apply(store.plan(imported), new Date());
    }
  } finally {
    store.close();
  }
}
