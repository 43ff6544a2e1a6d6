import type { Language } from '#shared/domain/locale.ts';
import { civilDate } from '#shared/domain/civil-date.ts';
import { formatDateLike } from '#shared/messages/dates.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, MM, Sheet } from '../paper/sheet.ts';
import type { PassCard } from './staff.ts';

export interface CardOptions {
  /** The office's name. */
  readonly office: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly at: Date;
}

/** ISO/IEC 7810 ID-1, as bank cards and KTP are. */
const WIDTH = 85.6 * MM;
const HEIGHT = 53.98 * MM;
const COLUMNS = 2;
const ROWS = 5;
const LEFT = (210 * MM - COLUMNS * WIDTH) / 2;
const TOP = (297 * MM - ROWS * HEIGHT) / 2;
const EDGE = 4.5 * MM;
const BAND = 9 * MM;
const QR = 29 * MM;

const TEXTS = {
  id: {
    title: 'KARTU PEGAWAI',
    until: 'Berlaku sampai',
    hint: 'Tunjukkan ke pemindai di pintu masuk',
    sheet: 'Kartu pegawai',
  },
  en: {
    title: 'STAFF PASS',
    until: 'Valid until',
    hint: 'Hold it to the scanner at the door',
    sheet: 'Staff passes',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Staff passes to print and cut: ten on an A4 page, at the size of a bank card. */
export async function cardsPdf(
  cards: readonly PassCard[],
  faces: Faces,
  options: CardOptions,
): Promise<Buffer> {
  const sheet = new Sheet(faces, { title: TEXTS[options.language].sheet, at: options.at });
  for (const [place, card] of cards.entries()) {
    const cell = place % (COLUMNS * ROWS);
    if (cell === 0) sheet.page();
    draw(sheet, card, LEFT + (cell % COLUMNS) * WIDTH, TOP + Math.floor(cell / COLUMNS) * HEIGHT, options);
  }
  return bytesOf(sheet.doc);
}

function draw(sheet: Sheet, card: PassCard, x: number, y: number, options: CardOptions): void {
  const { doc } = sheet;
  const texts = TEXTS[options.language];
  doc.rect(x, y, WIDTH, BAND).fill('#1B1D22');
  sheet.text(texts.title, x + EDGE, y + 2.9 * MM, { size: 9, weight: 'bold', colour: '#FFFFFF' });
  sheet.text(options.office, x + 33 * MM, y + 2.9 * MM, {
    size: 9,
    colour: '#FFFFFF',
    align: 'right',
    width: WIDTH - 33 * MM - EDGE,
  });
  const right = x + WIDTH - EDGE - QR;
  const room = right - x - EDGE - 2.5 * MM;
  sheet.qr(card.code, right, y + BAND + 4 * MM, QR);
  let line = y + BAND + 4 * MM;
  for (const part of linesOf(card.name)) {
    sheet.text(part, x + EDGE, line, { size: 13, weight: 'bold', width: room });
    line += 5.2 * MM;
  }
  for (const part of [card.unit, card.number]) {
    if (part === null) continue;
    sheet.text(part, x + EDGE, line + 0.8 * MM, { size: 9, width: room });
    line += 4.4 * MM;
  }
  const until = formatDateLike(civilDate(card.expiresAt, options.timeZone), LOCALES[options.language]);
  sheet.text(texts.until, x + EDGE, y + HEIGHT - 15.6 * MM, { size: 8, colour: '#464A54' });
  sheet.text(until, x + EDGE, y + HEIGHT - 12.2 * MM, { size: 11, weight: 'bold', width: room });
  sheet.text(texts.hint, x + EDGE, y + HEIGHT - 5.6 * MM, {
    size: 7,
    colour: '#464A54',
    width: WIDTH - 2 * EDGE,
  });
  // Where to cut.
  doc.lineWidth(0.4).dash(2, { space: 2 }).strokeColor('#8A857A').rect(x, y, WIDTH, HEIGHT).stroke().undash();
}

/** A long name stands in two lines. */
function linesOf(name: string): string[] {
  if (name.length <= 18) return [name];
  const middle = name.length / 2;
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const at = blanks.reduce(
    (best, each) => (Math.abs(each - middle) < Math.abs(best - middle) ? each : best),
    -1,
  );
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
