import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#shared/domain/locale.ts';
import type { CardOffice } from '#shared/domain/site-card.ts';
import type { Faces } from '../paper/faces.ts';
import { signCard } from './card-code.ts';
import { cardPdf } from './card-pdf.ts';
import { installPdf } from './install-pdf.ts';
import type { MadeCard } from './made-card.ts';
import { posterPdf } from './poster-pdf.ts';
import { fingerprintOf, type RegencyKey } from './regency-key.ts';

export interface MakeOptions {
  readonly key: RegencyKey;
  readonly faces: Faces;
  readonly at: Date;
  /** Of what IT staff reads; posters are in both. */
  readonly language: Language;
}

/** Signs an office's card. */
export function makeCard(office: CardOffice, { key, at }: Pick<MakeOptions, 'key' | 'at'>): MadeCard {
  const content = {
    issuer: key.issuer,
    issuedAt: new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString(),
    office,
  };
  return { content, code: signCard(content, key), fingerprint: fingerprintOf(key.raw) };
}

/**
 * Makes all that one office needs, in a folder of its own: the card as a file and to print, the poster, the install
 * sheet.
 * @param name a file's name (see `fileNameOf`); no path
 * @throws the file system's own errors
 */
export async function makeOffice(
  office: CardOffice,
  { folder, name }: { readonly folder: string; readonly name: string },
  options: MakeOptions,
): Promise<void> {
  const { faces, language, at } = options;
  const made = makeCard(office, options);
  const own = join(folder, name);
  const words = language === 'id' ? FILES.id : FILES.en;
  await mkdir(own, { recursive: true });
  await writeFile(join(own, `${name}.card`), `${made.code}\n`);
  await writeFile(join(own, `${words.card}-${name}.pdf`), await cardPdf(made, faces, language));
  await writeFile(join(own, `poster-${name}.pdf`), await posterPdf(office, faces, at));
  await writeFile(join(own, `${words.install}-${name}.pdf`), await installPdf(made, faces, language));
}

const FILES = {
  id: { card: 'kartu', install: 'pemasangan' },
  en: { card: 'card', install: 'install' },
} as const;
