import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDataFolder } from '../main/site/data-folder.ts';
import { importTrust } from '../main/trust/import/import-trust.ts';
import type { TrustImport } from '../main/trust/import/trust-import.ts';
import type { TrustPlan } from '../main/trust/trust-plan.ts';
import { TrustStore } from '../main/trust/trust-store.ts';
import { folderOf } from './data.ts';
import { CliError } from './errors.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `gerbang trust import FILE…`: takes lists of issuer keys into the kiosk's store; folders are read file by file. */
export async function importFiles(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      issuer: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new CliError('USAGE', 'trust import: name at least one file or folder');
  const paths = (await Promise.all(positionals.map(filesOf))).flat();
  return withStore(values.data, async (store) => {
    let done = true;
    for (const path of paths) {
      const imported = importTrust(await readFile(path), { name: basename(path), issuer: values.issuer });
      const plan = store.plan(imported);
      describe(path, imported, plan, terminal);
      if (plan.needsConsent && !values.yes) {
        terminal.warn(
          '  not taken: it would remove a large part of the list, or its proof is false; --yes takes it',
        );
        done = false;
      } else {
        store.apply(plan, terminal.now());
      }
    }
    return done ? EXIT.ok : EXIT.failed;
  });
}

/** `gerbang trust list`: the lists that the kiosk has; `--keys` every key with its origin and end. */
export function list(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, keys: { type: 'boolean', default: false } },
  });
  return withStore(values.data, (store) => {
    for (const { id, kind, keys, importedAt, proof } of store.sources()) {
      terminal.print([id, kind, `${keys} keys`, importedAt, `proof ${proof?.state ?? 'none'}`].join('\t'));
    }
    if (!values.keys) return EXIT.ok;
    for (const { record } of store.load()) {
      const { domain, name, role, country, notAfter, source } = record;
      terminal.print(
        [domain, JSON.stringify(name), role, country ?? '-', notAfter ?? '-', source].join('\t'),
      );
    }
    return EXIT.ok;
  });
}

function describe(
  path: string,
  { kind, keys, skipped, references, proof }: TrustImport,
  plan: TrustPlan,
  terminal: Terminal,
) {
  terminal.print(
    `${path}: ${kind}, ${keys.length} keys (${plan.added.length} new, ${plan.kept} known, ${plan.removed.length} removed)` +
      (proof ? `, proof ${proof.state}` : ''),
  );
  for (const { what, why } of skipped) terminal.warn(`  skipped ${what}: ${why}`);
  for (const reference of references) terminal.print(`  refers to ${reference}`);
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const found = await readdir(path, { withFileTypes: true });
    return found.filter((item) => item.isFile()).map(({ name }) => join(path, name));
  } catch (cause) {
    throw new CliError('FILE_UNREADABLE', `${path} cannot be read`, { cause });
  }
}

async function withStore<T>(
  data: string | undefined,
  work: (store: TrustStore) => T | Promise<T>,
): Promise<T> {
  const store = TrustStore.open(openDataFolder(folderOf(data)).trust);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
