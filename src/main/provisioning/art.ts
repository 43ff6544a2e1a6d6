import type { Category } from '#shared/domain/verdict.ts';
import {
  BASE,
  CODE_PATH,
  CUFF,
  EARPIECE,
  FINDERS,
  LIGHT,
  LINES,
  MODULE,
  PALM,
  RAYS,
  SLEEVE,
  THUMB,
  THUMB_LINE,
} from '#shared/drawings/phone.ts';
import { CHECK, HAND, INNER_OCTAGON, CROSS, OCTAGON, SMALL_CROSS } from '#shared/drawings/signs.ts';
import { INK } from '../paper/sheet.ts';

type Doc = PDFKit.PDFDocument;

export const WARM = '#F7F5F0';
export const SOFT = '#464A54';
export const RULE = '#D8D2C5';
const FAINT = '#8A857A';
const HIGH = '#FFFEFB';
const SKIN = '#CF9A6D';
const CLOTH = '#24476B';
const BATIK = '#F1DFC0';
const LAMP = '#FF8F6B';
const RAY = '#C8502A';
const STROKE = 6;

/** The colours of the categories, and what is legible on them. */
export const COLOURS: Readonly<Record<Category, { readonly ground: string; readonly mark: string }>> = {
  hijau: { ground: '#096328', mark: '#FFFFFF' },
  kuning: { ground: '#FFC21A', mark: '#14110A' },
  merah: { ground: '#A3121C', mark: '#FFFFFF' },
  hitam: { ground: '#101114', mark: '#FFFFFF' },
};

/** The idle screen's phone over a scanner, its lower edge at `bottom`; the arm reaches from the left. */
export function drawPhone(doc: Doc, x: number, bottom: number, scale: number): void {
  doc.save();
  doc.translate(x, bottom - 560 * scale).scale(scale);
  doc.lineCap('round').lineJoin('round');
  for (const ray of RAYS) doc.path(ray).lineWidth(7).stroke(RAY);
  doc.path(BASE).lineWidth(STROKE).fillAndStroke(INK, INK);
  doc.roundedRect(304, 492, 136, 34, 10).fill('#3A3D46');
  doc.path(LIGHT).lineWidth(STROKE).stroke(LAMP);
  doc.rotate(6, { origin: [372, 190] });
  outlined(doc, PALM, SKIN);
  doc.roundedRect(284, 24, 176, 320, 28).lineWidth(STROKE).fillAndStroke(HIGH, INK);
  doc.path(EARPIECE).lineWidth(STROKE).stroke(FAINT);
  drawCode(doc);
  doc.path(LINES).lineWidth(STROKE).stroke(FAINT);
  for (const [finger, top] of [132, 172, 212, 252].entries()) {
    const last = finger === 3;
    doc
      .roundedRect(last ? 446 : 440, top, last ? 30 : 36, 36, last ? 15 : 17)
      .lineWidth(STROKE)
      .fillAndStroke(SKIN, INK);
  }
  doc.path(THUMB).fill(SKIN);
  doc.path(THUMB_LINE).lineWidth(STROKE).stroke(INK);
  doc.path(SLEEVE).fill(CLOTH);
  drawBatik(doc);
  doc.path(SLEEVE).lineWidth(STROKE).stroke(INK);
  outlined(doc, CUFF, HIGH);
  doc.restore();
}

function outlined(doc: Doc, path: string, fill: string): void {
  doc.path(path).lineWidth(STROKE).fillAndStroke(fill, INK);
}

function drawCode(doc: Doc): void {
  doc.save();
  doc.translate(372 - (17 * MODULE) / 2, 92);
  doc.path(CODE_PATH).fill(INK);
  for (const [x, y] of FINDERS) {
    doc
      .rect(x * MODULE + 3, y * MODULE + 3, 36, 36)
      .lineWidth(STROKE)
      .stroke(INK);
    doc.rect(x * MODULE + 13, y * MODULE + 13, 16, 16).fill(INK);
  }
  doc.restore();
}

/** Kawung, as on the idle screen: four ellipses around a point, in tiles of 44 that are turned by 24 degrees. */
function drawBatik(doc: Doc): void {
  doc.save();
  doc.path(SLEEVE).clip();
  doc.rotate(24, { origin: [0, 0] });
  for (let x = -44; x < 352; x += 44)
    for (let y = 132; y < 528; y += 44) {
      for (const turn of [45, 135, 225, 315]) {
        doc.save();
        doc.rotate(turn, { origin: [x + 22, y + 22] });
        doc.ellipse(x + 22, y + 9.5, 5, 8).fill(BATIK);
        doc.restore();
      }
      doc.circle(x + 22, y + 22, 1.6).fill(BATIK);
    }
  doc.restore();
}

/** A category's sign in a square of its colour. */
export function drawSign(doc: Doc, category: Category, x: number, y: number, side: number): void {
  const { ground, mark } = COLOURS[category];
  doc.roundedRect(x, y, side, side, side * 0.06).fill(ground);
  doc.save();
  const inner = side * 0.72;
  doc.translate(x + (side - inner) / 2, y + (side - inner) / 2).scale(inner / 96);
  doc.lineCap('round').lineJoin('round');
  switch (category) {
    case 'hijau':
      doc.circle(48, 48, 46).fill(mark);
      doc.path(CHECK).lineWidth(11).stroke(ground);
      break;
    case 'kuning':
      doc.roundedRect(3, 3, 90, 90, 20).fill(mark);
      doc.path(HAND).fill(ground);
      break;
    case 'merah':
      doc.path(OCTAGON).fill(mark);
      doc.path(CROSS).lineWidth(11).stroke(ground);
      break;
    case 'hitam':
      doc.path(OCTAGON).lineWidth(5).stroke(mark);
      doc.path(INNER_OCTAGON).fill(mark);
      doc.path(SMALL_CROSS).lineWidth(11).stroke(ground);
      break;
  }
  doc.restore();
}
