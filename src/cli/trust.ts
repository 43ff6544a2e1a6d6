import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dataFolder, openDataFolder } from '../main/site/data-folder.ts';
import { didProofVerifier } from '../main/trust/did-proof/verify-did-proof.ts';
import { TrustImportError, TrustStoreError } from '../main/trust/errors.ts';
import { importTrust } from '../main/trust/import/import-trust.ts';
import { importRevocations } from '../main/trust/revocation/import-revocations.ts';
import { RevocationStore, type RevocationPlan } from '../main/trust/revocation/revocation-store.ts';
import type { TrustPlan } from '../main/trust/trust-plan.ts';
import { TrustStore } from '../main/trust/trust-store.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { readNamedFile, unreadable } from './files.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';
import { REVOCATIONS_LOST, whyNot } from './trust-consent.ts';

/** `gerbang trust import FILE…`: takes lists of issuer keys and of revocations; folders are read file by file. */
export const importFiles = command({
  usage: 'gerbang trust import FILE…',
  says: `Takes lists of issuer keys: WHO's DID documents, PEM or DER certificates and public keys,
registries, EU lists of signers, key sets (JWKS); and lists of revocations: EU DCC hash batches,
card revocation lists (SMART Health Cards). A folder is read file by file. A list that is there
already is replaced as a whole.`,
  options: {
    yes: {
      type: 'boolean',
      default: false,
      says: `take a list also where a person has to agree: its proof is false or missing though its
signer is known, much of it would be gone or new within a week`,
    },
    name: {
      type: 'string',
      value: 'NAME',
      says: "how to call a list that does not name itself; otherwise it has its file's name",
    },
    issuer: { type: 'string', value: 'URL', says: 'whose the key set is: a JWKS does not say' },
    signer: {
      type: 'string',
      multiple: true,
      default: [],
      value: 'FILE',
      says: "the DID document of who signs lists (WHO's): only what it has signed is then taken",
    },
    data: DATA,
  },
  after: 'Exit code: 0 when all are taken, 1 when one is not; the others are taken all the same.',
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  if (positionals.length === 0) throw new CliError('USAGE', 'trust import: name at least one file or folder');
  const signers = await Promise.all(values.signer.map(readSigner));
  const taken = new Map<string, string>();
  const requireOwnName = (source: string, path: string) => {
    const other = taken.get(source);
    // Lists that do not name themselves are told apart by their files' names: the second would replace the first.
    if (other !== undefined && source === (values.name ?? basename(path))) throw sameName(path, other);
    taken.set(source, path);
  };
  return withStores(openDataFolder(folderOf(values.data)).trust, async (store, revocations) => {
    let done = true;
    for await (const path of filesOf(positionals)) {
      try {
        if (path instanceof CliError) throw path;
        const bytes = await readNamedFile(path);
        const name = values.name ?? basename(path);
        const revoked = importRevocations(bytes, name);
        if (revoked) {
          requireOwnName(revoked.source, path);
          const plan = revocations.plan(revoked);
          done = takeRevocations(path, plan, revocations, { yes: values.yes, terminal }) && done;
          continue;
        }
        const verifyDidProof = await didProofVerifier(bytes, signers, store.signers());
        const imported = importTrust(bytes, { name, issuer: values.issuer }, { verifyDidProof });
        requireOwnName(imported.source, path);
        const plan = store.plan(imported, { signed: signers.length > 0, at: terminal.now() });
        done = take(path, plan, store, { yes: values.yes, terminal }) && done;
      } catch (error) {
        if (!(error instanceof CliError || error instanceof TrustImportError)) throw error;
        terminal.warn(sentenceOf(path, error));
        done = false;
      }
    }
    return done ? EXIT.ok : EXIT.failed;
  });
});

function sameName(path: string, other: string): CliError {
  return new CliError(
    'USAGE',
    `${path} has the name of ${other}: give it another, or take it by itself with --name NAME`,
  );
}

/** The DID document of whoever signs lists. */
async function readSigner(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readNamedFile(path)).toString('utf8'));
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError('FILE_UNREADABLE', `${path} is no DID document`, { cause });
  }
}

/** Applies a plan where it may be, and says so; returns whether it was. */
function take(
  path: string,
  plan: TrustPlan,
  store: TrustStore,
  { yes, terminal }: { yes: boolean; terminal: Terminal },
): boolean {
  for (const line of summary(path, plan)) terminal.print(printable(line));
  for (const { what, why } of plan.imported.skipped) terminal.warn(printable(`  skipped ${what}: ${why}`));
  if (plan.needsConsent && !yes) {
    terminal.warn(`  not taken: ${whyNot(plan.why)}; --yes takes it all the same`);
    return false;
  }
  store.apply(plan, terminal.now());
  return true;
}

/** The same for a list of revocations. */
function takeRevocations(
  path: string,
  plan: RevocationPlan,
  store: RevocationStore,
  { yes, terminal }: { yes: boolean; terminal: Terminal },
): boolean {
  const { imported, entries, added, removed } = plan;
  terminal.print(
    printable(`${path}: ${imported.kind}, ${entries} revoked (${added} new, ${removed} removed)`),
  );
  if (plan.needsConsent && !yes) {
    terminal.warn(`  not taken: ${REVOCATIONS_LOST}; --yes takes it`);
    return false;
  }
  store.apply(plan, terminal.now());
  return true;
}

/** `gerbang trust block ID…`: certificates that this office refuses. */
export const block = command({
  usage: 'gerbang trust block ID…',
  says: `Certificates with this id are refused from now on, as revoked. Case and the words URN:UVCI: do
not matter. Only a hash of the id is kept.`,
  options: {
    data: DATA,
  },
  positionals: true,
}).does((called, terminal) => editBlocks('block', called, terminal));

/** `gerbang trust unblock ID…` */
export const unblock = command({
  usage: 'gerbang trust unblock ID…',
  options: {
    data: DATA,
  },
  after: 'Exit code: 1 where an id was not blocked.',
  positionals: true,
}).does((called, terminal) => editBlocks('unblock', called, terminal));

function editBlocks(
  verb: 'block' | 'unblock',
  { values, positionals }: { values: { data?: string | undefined }; positionals: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  const ids = positionals.filter((id) => id.trim() !== '');
  if (ids.length === 0) throw new CliError('USAGE', `trust ${verb}: name at least one certificate id`);
  return withStores(openDataFolder(folderOf(values.data)).trust, (_, store) => {
    let done = true;
    for (const id of ids) {
      const changed = store[verb](id, terminal.now());
      // A block that is there already is as wished; one that is not there was perhaps mistyped.
      const state = verb === 'block' ? 'is blocked' : changed ? 'is no longer blocked' : 'was not blocked';
      terminal.print(printable(`${id} ${state}`));
      done &&= changed || verb === 'block';
    }
    return done ? EXIT.ok : EXIT.failed;
  });
}

/** `gerbang trust remove LIST…`: forgets lists of keys or of revocations, also damaged ones. */
export const remove = command({
  usage: 'gerbang trust remove LIST…',
  says: 'Forgets lists by the id that trust list shows, and all that is in them.',
  options: {
    data: DATA,
  },
  after: 'Exit code: 1 where there is no such list.',
  positionals: true,
}).does(({ values, positionals }, terminal) => {
  if (positionals.length === 0) throw new CliError('USAGE', 'trust remove: name at least one list');
  return withStores(openDataFolder(folderOf(values.data)).trust, (store, revocations) => {
    let done = true;
    for (const id of positionals) {
      const removed = [store, revocations].filter((each) => forgot(each, id)).length > 0;
      terminal.print(printable(removed ? `${id} is removed` : `there is no list ${id}`));
      done &&= removed;
    }
    return done ? EXIT.ok : EXIT.failed;
  });
});

function forgot(store: TrustStore | RevocationStore, id: string): boolean {
  try {
    store.remove(id);
    return true;
  } catch (error) {
    if (error instanceof TrustStoreError && error.code === 'TRUST_SOURCE_UNKNOWN') return false;
    throw error;
  }
}

/** `gerbang trust list`: the lists that the kiosk has; `--keys` every key with its origin and end. */
export const list = command({
  usage: 'gerbang trust list',
  says: 'One line a list: its id, kind, number of keys, when it was taken, its proof.',
  options: {
    keys: { type: 'boolean', default: false, says: 'every key, too: domain, name, role, country, end, list' },
    data: DATA,
  },
}).does(({ values }, terminal) => {
  const files = dataFolder(folderOf(values.data));
  if (!existsSync(files.trust)) {
    throw new CliError('NO_TRUST', `there is no trust list yet in ${files.folder}`);
  }
  return withStores(files.trust, (store, revocations) => {
    for (const { id, kind, keys, importedAt, proof } of store.sources()) {
      printRow([id, kind, `${keys} keys`, importedAt, `proof ${proof?.state ?? 'none'}`], terminal);
    }
    for (const { id, kind, entries, importedAt } of revocations.sources()) {
      printRow([id, kind, `${entries} revoked`, importedAt, '-'], terminal);
    }
    if (!values.keys) return EXIT.ok;
    for (const { record } of store.load()) {
      const { domain, name, role, country, notAfter, source } = record;
      printRow([domain, JSON.stringify(name), role, country ?? '-', notAfter ?? '-', source], terminal);
    }
    return EXIT.ok;
  });
});

function printRow(fields: readonly string[], terminal: Terminal): void {
  terminal.print(fields.map(printable).join('\t'));
}

function* summary(path: string, { imported, added, kept, removed }: TrustPlan): Generator<string> {
  const { kind, keys, references, proof } = imported;
  const changes = `${added.length} new, ${kept} known, ${removed.length} removed`;
  yield `${path}: ${kind}, ${keys.length} keys (${changes})${proof ? `, proof ${proof.state}` : ''}`;
  for (const reference of references) yield `  refers to ${reference}`;
}

/** A sentence that names the file and what to do. */
function sentenceOf(path: string | CliError, error: CliError | TrustImportError): string {
  if (error.code === 'TRUST_FILE_ISSUER_MISSING') {
    return printable(
      `${String(path)}: a key set does not say whose it is: name its issuer with --issuer URL`,
    );
  }
  return printable(error instanceof CliError ? error.message : `${String(path)}: ${error.message}`);
}

/** The files of paths and folders, in order; instead of a path that cannot be read, why. */
async function* filesOf(paths: readonly string[]): AsyncGenerator<string | CliError> {
  for (const path of paths) {
    try {
      if (!(await stat(path)).isDirectory()) {
        yield path;
        continue;
      }
      const found = await readdir(path, { withFileTypes: true });
      const files = found.filter((item) => item.isFile()).map(({ name }) => join(path, name));
      if (files.length === 0) yield new CliError('FILE_UNREADABLE', `${path} has no files`);
      yield* files.sort();
    } catch (cause) {
      yield unreadable(path, cause);
    }
  }
}

async function withStores<T>(
  path: string,
  work: (store: TrustStore, revocations: RevocationStore) => T | Promise<T>,
): Promise<T> {
  const store = TrustStore.open(path);
  try {
    const revocations = RevocationStore.open(path);
    try {
      return await work(store, revocations);
    } finally {
      revocations.close();
    }
  } finally {
    store.close();
  }
}
