import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#shared/domain/locale.ts';
import type { CardOffice } from '#shared/domain/site-card.ts';
import type { Faces } from '../paper/faces.ts';
import { signCard } from './card-code.ts';
import { ProvisioningError } from './errors.ts';
import { fileNamesOf } from './file-name.ts';
import type { MadeCard } from './made-card.ts';
import { policyFileName, type PolicyFile } from './policy-file.ts';
import { fingerprintOf, type RegencyKey } from './regency-key.ts';

export interface PrintOptions {
  readonly faces: Faces;
  readonly at: Date;
  /** Of what IT staff reads; posters are in both. */
  readonly language: Language;
  /** The regency's own: each lies beside the cards that name it. */
  readonly policies?: readonly PolicyFile[];
}

export interface MakeOptions extends PrintOptions {
  readonly key: RegencyKey;
}

/** Signs an office's card. */
export function makeCard(
  office: CardOffice,
  { key, at, policies = [] }: Pick<MakeOptions, 'key' | 'at' | 'policies'>,
): MadeCard {
  const own = policies.find(({ id }) => id === office.policy);
  const content = {
    issuer: key.issuer,
    issuedAt: new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString(),
    office,
    ...(own ? { policyHash: own.hash } : {}),
  };
  return { content, code: signCard(content, key), fingerprint: fingerprintOf(key.raw) };
}

/** An office's card, and what its folder and files are named after: no path. */
export interface NamedCard {
  readonly name: string;
  readonly card: MadeCard;
}

/** Signs the cards of a whole list, one after the other, each under a name of its own. */
export function* makeCards(
  offices: readonly CardOffice[],
  options: Pick<MakeOptions, 'key' | 'at' | 'policies'>,
): Generator<NamedCard, void, undefined> {
  const names = fileNamesOf(offices.map(({ code, name }) => `${code} ${name}`));
  for (const [place, office] of offices.entries())
    yield { name: names[place] ?? '', card: makeCard(office, options) };
}

/**
 * Writes all that the offices need, one after the other, each in a folder of its own: the card as a file and to
 * print, the poster, the install sheet. Whoever stops asking for more ends it between two offices. An office's folder
 * has its name once all four are in it: whoever is ended on the way leaves no half of one that looks like a whole.
 * @yields each office once its files are there
 * @throws ProvisioningError `FILE_NOT_WRITTEN`; a file under its name is always whole
 */
export async function* writeOffices(
  cards: readonly NamedCard[],
  folder: string,
  options: PrintOptions,
): AsyncGenerator<NamedCard, void, undefined> {
  for (const each of cards) {
    await writeOffice(each, folder, options).catch((cause: unknown) => {
      throw new ProvisioningError('FILE_NOT_WRITTEN', `${each.name} cannot be written`, { cause });
    });
    yield each;
  }
}

async function writeOffice(each: NamedCard, folder: string, options: PrintOptions): Promise<void> {
  const unfinished = unfinishedOf(folder, each.name);
  const files: string[] = [];
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    for await (const { file, content } of filesOf(each, options)) {
      await writeSynced(join(unfinished, file), content);
      files.push(file);
    }
    await giveName(unfinished, join(folder, each.name), files);
  } catch (error) {
    await discardUnfinished([each], folder);
    throw error;
  }
}

/** What an office's folder is called until all of its files are in it. */
function unfinishedOf(folder: string, name: string): string {
  return join(folder, `${name}.unfinished`);
}

/** Leaves nothing of offices whose writer was ended on the way. A stick that is out takes it along. */
export async function discardUnfinished(cards: readonly NamedCard[], folder: string): Promise<void> {
  for (const { name } of cards)
    await rm(unfinishedOf(folder, name), { recursive: true, force: true }).catch(() => undefined);
}

interface OfficeFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** An office's files, each made when it is asked for. */
async function* filesOf(
  { name, card }: NamedCard,
  { faces, language, at, policies = [] }: PrintOptions,
): AsyncGenerator<OfficeFile, void, undefined> {
  const words = language === 'id' ? FILES.id : FILES.en;
  const policy = policies.find(({ hash }) => hash === card.content.policyHash);
  // The card comes last of the two: where it is, its rules are as well.
  if (policy) yield { file: policyFileName(policy.id), content: policy.text };
  yield { file: `${name}.card`, content: `${card.code}\n` };
  // What draws is no small thing to read.
  const { cardPdf } = await import('./card-pdf.ts');
  yield { file: `${words.card}-${name}.pdf`, content: await cardPdf(card, faces, language) };
  const { posterPdf } = await import('./poster-pdf.ts');
  yield { file: `poster-${name}.pdf`, content: await posterPdf(card.content.office, faces, at) };
  const { installPdf } = await import('./install-pdf.ts');
  yield { file: `${words.install}-${name}.pdf`, content: await installPdf(card, faces, language) };
}

/** A folder gets its name with all that is in it; one that is there already gets the files, one by one. */
async function giveName(unfinished: string, own: string, files: readonly string[]): Promise<void> {
  const there = await stat(own).catch(() => null);
  if (!there?.isDirectory()) {
    await rename(unfinished, own);
    return;
  }
  for (const file of files) await rename(join(unfinished, file), join(own, file));
  await rm(unfinished, { recursive: true });
}

/** On disk before it has its name: a stick that is pulled out holds whole files or none. */
async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

const FILES = {
  id: { card: 'kartu', install: 'pemasangan' },
  en: { card: 'card', install: 'install' },
} as const;
