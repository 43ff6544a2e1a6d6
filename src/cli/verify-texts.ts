import { existsSync } from 'node:fs';
import { civilDate } from '#shared/domain/civil-date.ts';
import { Language } from '#shared/domain/locale.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { categoryWord, decisionWord } from '#shared/messages/words.ts';
import { verifyScan, type Verification } from '../main/entry/verify.ts';
import { ppu } from '../main/policy/presets/ppu.ts';
import { dataFolder } from '../main/site/data-folder.ts';
import { RevocationStore } from '../main/trust/revocation/revocation-store.ts';
import type { Revocations } from '../main/trust/revocation/revocations.ts';
import { TrustList } from '../main/trust/trust-list.ts';
import { TrustStore } from '../main/trust/trust-store.ts';
import { folderOf, timeZoneOf } from './data.ts';
import { CliError } from './errors.ts';
import { IsoTime } from './iso-time.ts';
import { readPolicyFile } from './policy-file.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';
import { TrustCache } from './trust-cache.ts';

interface Options {
  readonly trust?: readonly string[];
  readonly at?: string;
  readonly policy?: string;
  readonly lang?: string;
  readonly data?: string;
}

/** `gerbang verify TEXT…`: what the door would say of each code, in a few lines for people. */
export async function verifyTexts(
  texts: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  if (texts.length === 0) throw new CliError('USAGE', 'verify: name at least one code, or --jsonl');
  const language = Language.safeParse(options.lang ?? 'id');
  if (!language.success) throw new CliError('USAGE', 'verify: --lang is id or en');
  const at = options.at === undefined ? terminal.now() : IsoTime.safeParse(options.at).data;
  if (!at)
    throw new CliError('USAGE', 'verify: --at is an ISO 8601 time, for instance 2022-02-24T14:05:00+08:00');
  const files = dataFolder(folderOf(options.data));
  const context = {
    ...(options.trust ? await fromFiles(options.trust) : stored(files.trust, terminal)),
    policy: options.policy === undefined ? ppu : await readPolicyFile(options.policy),
    timeZone: timeZoneOf(files, terminal),
  };

  let admitted = true;
  for (const text of texts) {
    const scan = { bytes: Buffer.from(text, 'utf8'), ending: 'whole' } as const;
    const verification = await verifyScan(scan, context, at);
    for (const line of describe(verification, language.data, context.timeZone))
      terminal.print(printable(line));
    terminal.print('');
    admitted &&= verification.verdict.decision === 'admit';
  }
  return admitted ? EXIT.ok : EXIT.failed;
}

function* describe(
  { verdict, format, outcome, credential }: Verification,
  language: Language,
  timeZone: string,
): Generator<string> {
  yield `${decisionWord(verdict.decision, language)} (${categoryWord(verdict.category, language)})`;
  for (const reason of verdict.reasons) yield `  ${reasonSentence(reason, language)} [${reason.code}]`;
  yield `  ${format ?? '-'}, ${outcome}`;
  if (!credential) return;
  const { holder, issuer, issuedAt, expiresAt, profile } = credential;
  yield `  ${holder.name}${holder.birthDate ? `, ${holder.birthDate}` : ''}`;
  const span = [issuedAt, expiresAt].map((time) => (time ? civilDate(new Date(time), timeZone) : '?'));
  yield `  ${profile}, ${issuer}, ${span.join(' – ')}`;
}

async function fromFiles(paths: readonly string[]): Promise<{ trust: TrustList; revocations: Revocations }> {
  const cache = new TrustCache();
  return { trust: await cache.ofFiles(paths), revocations: await cache.revocationsOfFiles(paths) };
}

function stored(path: string, terminal: Terminal): { trust: TrustList; revocations?: Revocations } {
  // To look must not make a kiosk's files where there is none.
  if (!existsSync(path)) {
    terminal.warn(
      'gerbang: this kiosk has no trust list yet: name one with --trust, or see gerbang trust import --help',
    );
    return { trust: TrustList.EMPTY };
  }
  const store = TrustStore.open(path);
  try {
    const revocations = RevocationStore.open(path);
    try {
      return { trust: store.load(), revocations: revocations.load() };
    } finally {
      revocations.close();
    }
  } finally {
    store.close();
  }
}
