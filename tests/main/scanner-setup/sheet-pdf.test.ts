import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { SHEET } from '../../../src/main/scanner-setup/sheet-codes.ts';
import { testSheetPdf } from '../../../src/main/scanner-setup/sheet-pdf.ts';
import { testFaces } from '../../support/faces.ts';
import { textOf } from '../../support/pdf.ts';

const at = new Date('2022-02-24T06:05:00Z');
/** Poppler draws the page, and zbar reads it as a scanner does: by image. */
const hasReader = ['pdftoppm', 'zbarimg'].every((name) => spawnSync(name, ['--version']).error === undefined);

test.each(LANGUAGES)('every code is there with its number and what to expect: %s', async (language) => {
  const text = textOf(await testSheetPdf(testFaces(), { language, at }));
  for (const { number, text: code } of SHEET) {
    expect(text).toContain(language === 'id' ? `Nomor ${number}` : `Number ${number}`);
    expect(text).toContain(String(code.length));
  }
});

test.skipIf(!hasReader)(
  'what is printed reads as what it is (skipped where poppler-utils and zbar-tools are not installed)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-sheet-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, await testSheetPdf(testFaces(), { language: 'id', at }));
    execFileSync('pdftoppm', ['-r', '200', '-png', file, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const read = pages.flatMap((name) =>
      execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, name)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split(/\n(?=GERBANG-TEST:)|\n$/),
    );
    // zbar guesses at the letters of codes that hold every byte.
    for (const { text, number } of SHEET.filter(({ purpose }) => purpose !== 'bytes')) {
      expect(read, `number ${number}`).toContain(text);
    }
    expect(read.some((text) => text.startsWith('GERBANG-TEST:10:'))).toBe(true);
  },
  60_000,
);
