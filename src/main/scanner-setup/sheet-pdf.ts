import type { Language } from '#shared/domain/locale.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, MM, Sheet } from '../paper/sheet.ts';
import { PRINTED, type SheetCode, type SheetPurpose } from './sheet-codes.ts';

const LEFT = 18 * MM;
const WIDTH = 174 * MM;
const COLUMN = 91 * MM;
const TOP = 46 * MM;
/** The space that a code has, with its words. */
const ROW = 79 * MM;
const ROWS = 3;

const TEXTS = {
  id: {
    title: 'Lembar uji pemindai Gerbang',
    page: (page: number, of: number) => `Halaman ${page} dari ${of}`,
    how: [
      'Buka Meja petugas › Pemindai, tekan “Mulai uji”, lalu pindai kode satu per satu, mulai dari nomor 1.',
      'Cetak pada kertas A4 dengan skala 100%. Kode yang dipindai tidak menjadi catatan kunjungan.',
    ],
    head: (number: number) => `Nomor ${number}`,
    expect: (length: number) => `Layar: nomor ini utuh, ${length} karakter`,
    nothing: 'Layar: nomor ini dicentang, dan tidak terjadi apa-apa lagi',
    what: {
      keyboard: 'Susunan papan ketik dan Caps Lock',
      length: 'Huruf seperti pada sertifikat',
      separators: 'Huruf kecil dan pemisah GS',
      digits: 'Angka saja, seperti kartu SMART',
      bytes: 'Semua nilai byte: hanya HID POS dan serial',
      controls: 'Tombol: tidak boleh menekan apa pun',
    },
  },
  en: {
    title: 'Gerbang scanner test sheet',
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    how: [
      'Open the officer’s desk › Scanner, press “Start the test”, then scan one code after another from number 1.',
      'Print on A4 at 100%. What is scanned then makes no entries.',
    ],
    head: (number: number) => `Number ${number}`,
    expect: (length: number) => `Screen: this number whole, ${length} characters`,
    nothing: 'Screen: this number is ticked, and nothing else happens',
    what: {
      keyboard: 'Keyboard layout and Caps Lock',
      length: 'Letters as in a certificate',
      separators: 'Small letters and the separator GS',
      digits: 'Digits alone, as in SMART cards',
      bytes: 'Every byte value: HID POS and serial only',
      controls: 'Keys: they must press nothing',
    },
  },
} as const satisfies Record<Language, SheetTexts>;

interface SheetTexts {
  readonly title: string;
  readonly page: (page: number, of: number) => string;
  readonly how: readonly string[];
  readonly head: (number: number) => string;
  readonly expect: (length: number) => string;
  readonly nothing: string;
  readonly what: Readonly<Record<SheetPurpose, string>>;
}

/** The test sheet to print: every code with its number and what the screen has to say of it. */
export async function testSheetPdf(
  faces: Faces,
  options: { readonly language: Language; readonly at: Date },
): Promise<Buffer> {
  const texts: SheetTexts = TEXTS[options.language];
  const sheet = new Sheet(faces, { title: texts.title, at: options.at });
  const perPage = 2 * ROWS;
  const pages = Math.ceil(PRINTED.length / perPage);
  for (const [place, code] of PRINTED.entries()) {
    const cell = place % perPage;
    if (cell === 0) beginPage(sheet, texts, place / perPage + 1, pages);
    draw(sheet, code, texts, LEFT + (cell % 2) * COLUMN, TOP + Math.floor(cell / 2) * ROW);
  }
  return bytesOf(sheet.doc);
}

function beginPage(sheet: Sheet, texts: SheetTexts, page: number, pages: number): void {
  sheet.page();
  sheet.text(texts.title, LEFT, 16 * MM, { size: 18, weight: 'bold' });
  sheet.text(texts.page(page, pages), LEFT, 18 * MM, { size: 9, align: 'right', width: WIDTH });
  for (const [i, line] of texts.how.entries()) {
    sheet.text(line, LEFT, (27 + 5 * i) * MM, { size: 10, width: WIDTH });
  }
}

/** Short codes are drawn small, so that all have modules of much the same size: what phones show is as fine. */
function sideOf({ text }: SheetCode): number {
  return Math.min(64, 20 + 1.05 * Math.sqrt(text.length)) * MM;
}

function draw(sheet: Sheet, code: SheetCode, texts: SheetTexts, x: number, y: number): void {
  const side = sideOf(code);
  sheet.text(texts.head(code.number), x, y, { size: 12, weight: 'bold' });
  sheet.text(texts.what[code.purpose], x + 22 * MM, y + 0.5 * MM, { size: 9, width: 58 * MM });
  const expected = code.purpose === 'controls' ? texts.nothing : texts.expect(code.text.length);
  sheet.text(expected, x, y + 5.5 * MM, {
    size: 8,
    colour: '#464A54',
    width: 80 * MM,
  });
  // For a tick by hand.
  sheet.doc.lineWidth(0.8).strokeColor('#464A54');
  sheet.doc.rect(x + 75 * MM, y + 4.5 * MM, 5 * MM, 5 * MM).stroke();
  sheet.qr(
    code.purpose === 'bytes' || code.purpose === 'controls' ? code.bytes : code.text,
    x,
    y + 12 * MM,
    side,
  );
}
