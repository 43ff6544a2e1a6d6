import { civilDate } from '#shared/domain/civil-date.ts';
import { Language } from '#shared/domain/locale.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { categoryWord, decisionWord } from '#shared/messages/words.ts';
import { verifyScan, type Verification } from '../main/entry/verify.ts';
import { ppu } from '../main/policy/presets/ppu.ts';
import { dataFolder } from '../main/site/data-folder.ts';
import { SiteStore } from '../main/site/site-store.ts';
import { TrustList } from '../main/trust/trust-list.ts';
import { TrustStore } from '../main/trust/trust-store.ts';
import { folderOf } from './data.ts';
import { CliError } from './errors.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { TrustCache } from './trust-cache.ts';

interface Options {
  readonly trust: readonly string[];
  readonly at?: string | undefined;
  readonly lang: string;
  readonly data?: string | undefined;
}

/** `gerbang verify TEXT…`: what the door would say of each code, in a few lines for people. */
export async function verifyTexts(
  texts: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  if (texts.length === 0) throw new CliError('USAGE', 'verify: name at least one code, or --jsonl');
  const language = Language.safeParse(options.lang);
  if (!language.success) throw new CliError('USAGE', 'verify: --lang is id or en');
  const at = options.at === undefined ? terminal.now() : new Date(options.at);
  if (Number.isNaN(at.getTime())) throw new CliError('USAGE', 'verify: --at is an ISO time');
  const files = dataFolder(folderOf(options.data));
  const trust = options.trust.length > 0 ? await named(options.trust) : stored(files.trust);
  const timeZone = new SiteStore(files.site).load()?.timeZone ?? DEFAULT_TIME_ZONE;

  let admitted = true;
  for (const text of texts) {
    const scan = { bytes: Buffer.from(text, 'utf8'), ending: 'whole' } as const;
    const verification = await verifyScan(scan, { trust, policy: ppu, timeZone }, at);
    for (const line of describe(verification, language.data, timeZone)) terminal.print(line);
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

function named(paths: readonly string[]): Promise<TrustList> {
  return new TrustCache().of({ id: 'trust', trust: [...paths] });
}

function stored(path: string): TrustList {
  const store = TrustStore.open(path);
  try {
    return store.load();
  } finally {
    store.close();
  }
}
