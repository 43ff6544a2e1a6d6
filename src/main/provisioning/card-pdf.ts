import type { Language } from '#shared/domain/locale.ts';
import { civilDate } from '#shared/domain/civil-date.ts';
import { formatDateLike } from '#shared/messages/dates.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, MM, Sheet } from '../paper/sheet.ts';
import { SOFT } from './art.ts';
import { cardRows } from './card-rows.ts';
import type { MadeCard } from './made-card.ts';
import { largestSize, paragraph } from './paragraph.ts';

/** A6, lying: one to cut out of an A4 page. */
const WIDTH = 148 * MM;
const HEIGHT = 105 * MM;
const LEFT = (210 * MM - WIDTH) / 2;
const TOP = 25 * MM;
const EDGE = 7 * MM;
const BAND = 12 * MM;
const QR = 62 * MM;

const TEXTS = {
  id: {
    title: 'KARTU KANTOR',
    sheet: 'Kartu kantor Gerbang',
    issued: 'Dibuat',
    key: 'Sidik jari kunci',
    hint: 'Pindai pada kios baru, atau saat admin sudah masuk di kios yang terpasang.',
    cut: 'Gunting pada garis. Simpan kartu ini: kios dapat dipasang ulang dengannya.',
  },
  en: {
    title: 'SITE CARD',
    sheet: 'Gerbang site card',
    issued: 'Made',
    key: 'Fingerprint of the key',
    hint: 'Scan it on a new kiosk, or on a running one while an admin is signed in.',
    cut: 'Cut along the line. Keep this card: the kiosk can be set up again with it.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** A site card to print and cut out. */
export async function cardPdf(made: MadeCard, faces: Faces, language: Language): Promise<Buffer> {
  const texts = TEXTS[language];
  const { issuedAt, issuer, office } = made.content;
  const at = new Date(issuedAt);
  const sheet = new Sheet(faces, { title: texts.sheet, at });
  const { doc } = sheet;
  sheet.page();
  doc.rect(LEFT, TOP, WIDTH, BAND).fill('#1B1D22');
  sheet.text(texts.title, LEFT + EDGE, TOP + 3.8 * MM, { size: 12, weight: 'bold', colour: '#FFFFFF' });
  sheet.text(issuer, LEFT + 50 * MM, TOP + 4 * MM, {
    size: 11,
    colour: '#FFFFFF',
    align: 'right',
    width: WIDTH - 50 * MM - EDGE,
  });
  const top = TOP + BAND + 6 * MM;
  sheet.qr(made.code, LEFT + WIDTH - EDGE - QR, top, QR);
  const width = WIDTH - 2 * EDGE - QR - 6 * MM;
  const size = largestSize(sheet, office.name, {
    width,
    lines: 3,
    sizes: [22, 20, 18, 16, 14],
    weight: 'bold',
  });
  let y = paragraph(sheet, office.name, LEFT + EDGE, top - 1 * MM, {
    size,
    weight: 'bold',
    width,
    leading: 1.1,
  });
  y += 3 * MM;
  for (const [label, value] of cardRows(office, language)) {
    sheet.text(label, LEFT + EDGE, y, { size: 9.5, colour: SOFT, width: 24 * MM });
    sheet.text(value, LEFT + EDGE + 25 * MM, y, { size: 9.5, weight: 'bold', width: width - 25 * MM });
    y += 4.9 * MM;
  }
  const madeOn = formatDateLike(civilDate(at, office.timeZone), LOCALES[language]);
  const foot = TOP + HEIGHT - 17 * MM;
  sheet.text(`${texts.issued} ${madeOn}  ·  ${texts.key} ${made.fingerprint}`, LEFT + EDGE, foot + 4.5 * MM, {
    size: 9,
    width: WIDTH - 2 * EDGE,
  });
  sheet.text(texts.hint, LEFT + EDGE, foot + 9.5 * MM, { size: 9, weight: 'bold', width: WIDTH - 2 * EDGE });
  doc
    .lineWidth(0.5)
    .dash(3, { space: 3 })
    .strokeColor('#8A857A')
    .rect(LEFT, TOP, WIDTH, HEIGHT)
    .stroke()
    .undash();
  sheet.text(texts.cut, LEFT, TOP + HEIGHT + 4 * MM, { size: 9, colour: SOFT });
  return bytesOf(doc);
}
