import { isFetchAddress, WHO_LIST } from '#shared/domain/fetch-address.ts';
import { openDataFolder } from '../main/site/data-folder.ts';
import { TrustFetcher } from '../main/trust/fetch/trust-fetcher.ts';
import { RevocationStore } from '../main/trust/revocation/revocation-store.ts';
import { TrustStore } from '../main/trust/trust-store.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { REVOCATIONS_LOST, whyNot } from './trust-consent.ts';
import { EXIT, printable } from './terminal.ts';

/** `gerbang trust fetch [URL…]`: fetches lists of issuer keys now, as a kiosk does on its schedule. */
export const fetchLists = command({
  usage: 'gerbang trust fetch [URL…]',
  says: `Fetches lists over https and takes them: WHO's production list unless others are named. A kiosk does
the same on a schedule where its settings allow it (trust.fetch in site.json).`,
  options: {
    yes: {
      type: 'boolean',
      default: false,
      says: 'take a list even where much of the present one would go, or its proof is false',
    },
    data: DATA,
  },
  after: 'Exit code: 0 when all are fetched and taken.',
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  const urls = positionals.length === 0 ? [WHO_LIST] : positionals;
  const refused = urls.find((url) => !isFetchAddress(url));
  if (refused !== undefined) {
    throw new CliError('USAGE', `trust fetch: ${refused} is no https address`);
  }
  const path = openDataFolder(folderOf(values.data)).trust;
  const store = TrustStore.open(path);
  const revocations = RevocationStore.open(path);
  const fetcher = new TrustFetcher({
    store,
    revocations,
    settings: () => ({ enabled: true, urls, everyHours: 24 }),
    now: terminal.now,
    random: Math.random,
    report: (what, error) =>
      terminal.warn(printable(`${what}: ${error instanceof Error ? error.message : String(error)}`)),
    onChange: () => undefined,
  });
  try {
    let done = await fetcher.fetchNow();
    for (const { source, of, added, removed, why } of fetcher.pending) {
      terminal.print(printable(`${source}: ${of}, ${added} new, ${removed} removed`));
      if (values.yes) {
        fetcher.accept(source);
        continue;
      }
      terminal.warn(`  not taken: ${of === 'keys' ? whyNot(why) : REVOCATIONS_LOST}; --yes takes it`);
      done = false;
    }
    for (const { id, kind, keys, importedAt, proof } of store.sources()) {
      terminal.print(
        [id, kind, `${keys} keys`, importedAt, `proof ${proof?.state ?? 'none'}`].map(printable).join('\t'),
      );
    }
    for (const { id, kind, entries, importedAt } of revocations.sources()) {
      terminal.print([id, kind, `${entries} revoked`, importedAt, '-'].map(printable).join('\t'));
    }
    return done ? EXIT.ok : EXIT.failed;
  } finally {
    await fetcher.close();
    revocations.close();
    store.close();
  }
});
