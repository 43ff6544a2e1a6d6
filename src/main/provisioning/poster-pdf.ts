import { OFFICE_PREFIX } from '#shared/domain/office.ts';
import { CATEGORIES, type Category } from '#shared/domain/verdict.ts';
import { categoryWord } from '#shared/messages/words.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, MM, Sheet } from '../paper/sheet.ts';
import { drawPhone, drawSign, RULE, SOFT, WARM } from './art.ts';
import { largestSize, linesWithin, paragraph } from './paragraph.ts';

/** What a poster says of its office. */
export interface PosterOffice {
  readonly name: string;
  /** Null: the poster has no code of its own. */
  readonly code: string | null;
  readonly retentionDays: number;
}

const WIDTH = 210 * MM;
const HEIGHT = 297 * MM;
const LEFT = 14 * MM;
const ROOM = WIDTH - 2 * LEFT;
const HEAD_BOTTOM = 68 * MM;
const PANEL_BOTTOM = 178 * MM;
const FOOT_TOP = 262 * MM;

const NAME_SIZES = [52, 48, 44, 40, 36, 32, 28];
const CODE_SIZES = [13, 12, 11, 10, 9, 8, 7];
const GAP = 7 * MM;
const TILE = (ROOM - GAP) / 2;
const SIGN = 25 * MM;

interface Both {
  readonly id: string;
  readonly en: string;
}

const ASK: Both = { id: 'Arahkan kode QR ke pemindai', en: 'Hold your QR code to the scanner' };
const STEPS: readonly Both[] = [
  { id: 'Buka sertifikat vaksin di ponsel', en: 'Open your vaccination certificate' },
  { id: 'Hadapkan layar ke pemindai, sejengkal jauhnya', en: 'Face the screen to it, a hand’s span away' },
  { id: 'Tahan sampai layar kios berwarna', en: 'Hold still until the kiosk shows a colour' },
];
const COLOURS_HEAD: Both = { id: 'Arti warna di layar', en: 'What the colours mean' };
const MEANING: Readonly<Record<Category, Both>> = {
  hijau: { id: 'Silakan masuk.', en: 'Please come in.' },
  kuning: { id: 'Mohon tunggu petugas.', en: 'Please wait for the officer.' },
  merah: { id: 'Belum boleh masuk. Hubungi petugas.', en: 'Not admitted. Ask the officer.' },
  hitam: { id: 'Positif. Jangan masuk.', en: 'Positive test. Do not come in.' },
};
const HELP: Both = {
  id: 'Tidak punya ponsel atau QR? Petugas membantu Anda.',
  en: 'No phone or no QR code? The officer will help you.',
};
const kept = (days: number): Both => ({
  id: `Data pribadi Anda disimpan paling lama ${days} hari.`,
  en: `Your personal data is kept for at most ${days} days.`,
});

/** The A4 poster for an office's door, in both languages. */
export async function posterPdf(office: PosterOffice, faces: Faces, at: Date): Promise<Buffer> {
  const sheet = new Sheet(faces, { title: 'Poster Gerbang', at });
  sheet.page();
  drawHead(sheet, office);
  drawPanel(sheet);
  drawColours(sheet);
  drawFoot(sheet, office);
  return bytesOf(sheet.doc);
}

/** The office's name as large as it can be, standing on the panel. */
function drawHead(sheet: Sheet, { name }: PosterOffice): void {
  const { doc } = sheet;
  doc.rect(0, 0, WIDTH, 5 * MM).fill('#1B1D22');
  const wide = sheet.text('Selamat datang', LEFT, 13 * MM, { size: 16, weight: 'bold' });
  sheet.text('Welcome', LEFT + wide + 4 * MM, 13 * MM, { size: 16, colour: SOFT });
  const look = { width: ROOM, sizes: NAME_SIZES, weight: 'bold' as const };
  // Two lines, unless three are larger: they fit up to 36 points.
  const three = Math.min(36, largestSize(sheet, name, { ...look, lines: 3 }));
  const size = Math.max(three, largestSize(sheet, name, { ...look, lines: 2 }));
  const lines = linesWithin(sheet, name, { size, weight: 'bold', width: ROOM });
  const top = 23 * MM;
  const space = HEAD_BOTTOM - 3 * MM - top;
  const height = lines.length * size * 1.08;
  paragraph(sheet, name, LEFT, top + Math.max(0, (space - height) / 2), {
    size: Math.min(size, (size * space) / height),
    weight: 'bold',
    width: ROOM,
    leading: 1.08,
  });
}

/** How the phone is held: the drawing, and three steps. */
function drawPanel(sheet: Sheet): void {
  const { doc } = sheet;
  doc.rect(0, HEAD_BOTTOM, WIDTH, PANEL_BOTTOM - HEAD_BOTTOM).fill(WARM);
  const scale = (PANEL_BOTTOM - HEAD_BOTTOM - 4 * MM) / 560;
  drawPhone(doc, -17 * MM, PANEL_BOTTOM, scale);
  doc.rect(0, PANEL_BOTTOM, WIDTH, 1.2 * MM).fill('#1B1D22');
  const x = 94 * MM;
  const width = WIDTH - LEFT - x;
  let y = paragraph(sheet, ASK.id, x, HEAD_BOTTOM + 9 * MM, {
    size: 32,
    weight: 'bold',
    width,
    leading: 1.06,
  });
  y = paragraph(sheet, ASK.en, x, y + 2 * MM, { size: 18, colour: SOFT, width, leading: 1.15 });
  y += 6 * MM;
  for (const [at, step] of STEPS.entries()) {
    doc.circle(x + 4.5 * MM, y + 4.5 * MM, 4.5 * MM).fill('#1B1D22');
    sheet.text(String(at + 1), x, y + 1.7 * MM, {
      size: 16,
      weight: 'bold',
      colour: '#FFFFFF',
      width: 9 * MM,
      align: 'centre',
    });
    const inset = x + 13 * MM;
    const room = width - 13 * MM;
    const below = paragraph(sheet, step.id, inset, y, {
      size: 16,
      weight: 'bold',
      width: room,
      leading: 1.15,
    });
    y =
      paragraph(sheet, step.en, inset, below + 0.4 * MM, {
        size: 13,
        colour: SOFT,
        width: room,
        leading: 1.15,
      }) +
      3 * MM;
  }
}

function drawColours(sheet: Sheet): void {
  const top = PANEL_BOTTOM + 7.5 * MM;
  const wide = sheet.text(COLOURS_HEAD.id, LEFT, top, { size: 19, weight: 'bold' });
  sheet.text(COLOURS_HEAD.en, LEFT + wide + 4 * MM, top + 1.5 * MM, { size: 14, colour: SOFT });
  for (const [at, category] of CATEGORIES.entries()) {
    const x = LEFT + (at % 2) * (TILE + GAP);
    const y = top + 12 * MM + Math.floor(at / 2) * (SIGN + 5 * MM);
    drawSign(sheet.doc, category, x, y, SIGN);
    const inset = x + SIGN + 4.5 * MM;
    const width = TILE - SIGN - 4.5 * MM;
    const word = sheet.text(categoryWord(category, 'id'), inset, y + 0.5 * MM, { size: 19, weight: 'bold' });
    sheet.text(categoryWord(category, 'en'), inset + word + 2.5 * MM, y + 2 * MM, { size: 13, colour: SOFT });
    const below = paragraph(sheet, MEANING[category].id, inset, y + 9.2 * MM, {
      size: 13.5,
      weight: 'bold',
      width,
      leading: 1.12,
    });
    paragraph(sheet, MEANING[category].en, inset, below + 0.6 * MM, { size: 12, colour: SOFT, width });
  }
}

function drawFoot(sheet: Sheet, { code, retentionDays }: PosterOffice): void {
  const { doc } = sheet;
  doc.rect(LEFT, FOOT_TOP, ROOM, 0.4 * MM).fill(RULE);
  const side = 22 * MM;
  const room = code === null ? ROOM : ROOM - side - 40 * MM;
  let y = FOOT_TOP + 5 * MM;
  for (const [at, text] of [HELP, kept(retentionDays)].entries()) {
    y = paragraph(sheet, text.id, LEFT, y, {
      size: at === 0 ? 13 : 11,
      weight: at === 0 ? 'bold' : 'regular',
      width: room,
      leading: 1.15,
    });
    y =
      paragraph(sheet, text.en, LEFT, y, { size: at === 0 ? 12 : 10, colour: SOFT, width: room }) + 1.5 * MM;
  }
  if (code === null) return;
  const x = WIDTH - LEFT - side;
  const top = Math.min(FOOT_TOP + 5 * MM, HEIGHT - side - 6 * MM);
  sheet.qr(`${OFFICE_PREFIX}${code}`, x, top, side);
  const label = { width: 36 * MM, align: 'right' } as const;
  sheet.text('Kode kantor', x - 39 * MM, top + 8.5 * MM, { ...label, size: 9, colour: SOFT });
  // A long one is smaller, not cut: it is read out on the telephone.
  const size = largestSize(sheet, code, { width: label.width, sizes: CODE_SIZES, weight: 'bold', lines: 1 });
  sheet.text(code, x - 39 * MM, top + 12.5 * MM + (13 - size) / 2, { ...label, size, weight: 'bold' });
  sheet.text('Office code', x - 39 * MM, top + 18 * MM, { ...label, size: 9, colour: SOFT });
}
