import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { isFetchAddress } from '#shared/domain/fetch-address.ts';
import { Version } from '#shared/domain/update.ts';
import { download } from '../main/fetch/download.ts';
import { FetchError } from '../main/fetch/errors.ts';
import { dataFolder } from '../main/site/data-folder.ts';
import { UpdateError } from '../main/update/errors.ts';
import { judgeManifest, type JudgeOptions, releaseOf } from '../main/update/judge.ts';
import { ledgerIn } from '../main/update/ledger.ts';
import { LARGEST_MANIFEST, MANIFEST } from '../main/update/manifest.ts';
import { readPublicKey } from '../main/update/release-key.ts';
import { type Bring, fromFeed, fromStick, readManifestFile } from '../main/update/shelf.ts';
import { highestOf } from '../main/update/version.ts';
import { folderOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { EXIT, printable } from './terminal.ts';
import { anyKey } from './update-key.ts';

/** Beside the program, in a package: the public half that was baked in. */
const BAKED = fileURLToPath(new URL('../release-key.json', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));

/** `gerbang update check`: whether a kiosk would take an update, and why not. */
export const check = command({
  usage: 'gerbang update check FOLDER|FILE|URL',
  says: `Does what a kiosk does: checks the signature, the version, and every installer by its size and
SHA-256. One line of the release, then one an installer, separated by tabs: ok or why not, system,
processor, kind, name. Installs nothing.`,
  options: {
    key: {
      type: 'string',
      value: 'FILE',
      says: 'whose signature counts; the key that was baked into this program unless given',
    },
    running: {
      type: 'string',
      value: 'V',
      says: "the version that the kiosk runs; this program's own unless given",
    },
    data: DATA,
  },
  after: 'Exit code: 1 when a kiosk would not take it.',
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  const [where, ...more] = positionals;
  if (where === undefined || more.length > 0)
    throw new CliError('USAGE', 'update check: one folder, file or https address');
  const running = Version.safeParse(values.running ?? ownVersion());
  if (!running.success) throw new CliError('USAGE', 'update check: --running is X.Y.Z');
  const key = values.key === undefined ? bakedKey() : await anyKey(values.key);
  const { highest, failed } = ledgerIn(dataFolder(folderOf(values.data)).updates).read();
  const { manifest, bring } = await open(where);

  const kiosk: Omit<JudgeOptions, 'target'> = {
    key,
    running: running.data,
    highest: highestOf(running.data, highest),
    takenBack: failed,
    now: terminal.now(),
  };
  const release = key && releaseOf(manifest, key);
  if (!release || typeof release === 'string') {
    terminal.print(release ?? 'UPDATE_NO_KEY');
    if (!release) terminal.warn('gerbang: no key was baked into this program; --key FILE names one');
    return EXIT.failed;
  }
  const { version, releasedAt } = release;
  terminal.print([version, releasedAt, key.issuer].join('\t'));
  let good = true;
  for (const file of release.files) {
    const judged = judgeManifest(manifest, { ...kiosk, target: file });
    const found = judged.kind === 'takes' ? await looked(bring, file) : codeOf(judged);
    good &&= found === 'ok';
    terminal.print([found, file.platform, file.arch, file.kind, file.name].join('\t'));
    if (judged.kind === 'takes' && judged.early)
      terminal.warn(`gerbang: it was released on ${releasedAt}: that has not come yet, by this clock`);
  }
  return good ? EXIT.ok : EXIT.failed;
});

/** Brings a program as a kiosk would, and lets it go again. @returns `ok`, or why a kiosk would not take it */
async function looked(bring: Bring, file: Parameters<Bring>[0]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-update-'));
  try {
    const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
    await bring(file, join(folder, file.name), quiet);
    return 'ok';
  } catch (error) {
    if (error instanceof UpdateError || error instanceof FetchError) return error.code;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function codeOf(judged: Exclude<ReturnType<typeof judgeManifest>, { kind: 'takes' }>): string {
  return judged.kind === 'current' ? 'UPDATE_CURRENT' : judged.code;
}

async function open(where: string): Promise<{ manifest: Buffer; bring: Bring }> {
  if (/^https?:/i.test(where)) {
    if (!isFetchAddress(where)) throw new CliError('USAGE', `update check: ${where} is no https address`);
    const answer = await download(where, { maxBytes: LARGEST_MANIFEST });
    return { manifest: answer.changed ? answer.bytes : Buffer.alloc(0), bring: fromFeed(where) };
  }
  const isFolder = await stat(where).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(where, MANIFEST) : where;
  try {
    return { manifest: await readManifestFile(file), bring: fromStick(file) };
  } catch (cause) {
    throw new CliError('FILE_UNREADABLE', `${printable(file)} is not there, or no plain file`, { cause });
  }
}

function bakedKey() {
  return existsSync(BAKED) ? readPublicKey(readFileSync(BAKED, 'utf8')) : null;
}

function ownVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE, 'utf8'))).version;
}
