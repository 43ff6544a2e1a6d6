import { mkdir, open, rename, rm } from 'node:fs/promises';
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
 * print, the poster, the install sheet. Whoever stops asking for more ends it between two offices.
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

async function writeOffice(
  { name, card }: NamedCard,
  folder: string,
  { faces, language, at, policies = [] }: PrintOptions,
): Promise<void> {
  const { cardPdf, installPdf, posterPdf } = await import('./papers.ts');
  const own = join(folder, name);
  const words = language === 'id' ? FILES.id : FILES.en;
  await mkdir(own, { recursive: true });
  const policy = policies.find(({ hash }) => hash === card.content.policyHash);
  // The card comes last of the two: where it is, its rules are as well.
  if (policy) await writeWhole(join(own, policyFileName(policy.id)), policy.text);
  await writeWhole(join(own, `${name}.card`), `${card.code}\n`);
  await writeWhole(join(own, `${words.card}-${name}.pdf`), await cardPdf(card, faces, language));
  await writeWhole(join(own, `poster-${name}.pdf`), await posterPdf(card.content.office, faces, at));
  await writeWhole(join(own, `${words.install}-${name}.pdf`), await installPdf(card, faces, language));
}

/** Written beside and on disk before it has its name: a stick that is pulled out holds whole files or none. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

const FILES = {
  id: { card: 'kartu', install: 'pemasangan' },
  en: { card: 'card', install: 'install' },
} as const;
