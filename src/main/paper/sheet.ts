import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Faces } from './faces.ts';
import { openTypeOf } from './woff.ts';

export type Weight = 'regular' | 'bold';

export interface TextOptions {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** No wider than this: it is set smaller, down to three quarters, and then cut off with an ellipsis. */
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'centre';
}

export const INK = '#1B1D22';
const SOFTEST = 0.75;
/** More letters stand on no line: what is beyond them is neither measured nor drawn. */
const MOST_LETTERS = 500;

/** What the Latin file holds; everything else is in the other one, or nowhere. */
const LATIN =
  /[\u0000-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215\ufffd]/;
const MORE = /[\u0100-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20c0]/;

/** Points a millimetre. */
export const MM = 72 / 25.4;

/**
 * A PDF that is drawn in points from the upper left, in the product's own typeface, all of it vectors. What is drawn
 * is handed on as it comes: a long document needs no more memory than a short one.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;

  /** @param title what a reader's window is called; no personal data */
  constructor(faces: Faces, { title, at }: { readonly title: string; readonly at: Date }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      // No standard face: their metrics are files that the package does not carry.
      font: '',
      lang: 'id',
      info: { Title: title, Producer: 'Gerbang', Creator: 'Gerbang', CreationDate: at },
    });
    this.doc.registerFont('regular', openTypeOf(faces.regular));
    this.doc.registerFont('regularMore', openTypeOf(faces.regularMore));
    this.doc.registerFont('bold', openTypeOf(faces.bold));
    this.doc.registerFont('boldMore', openTypeOf(faces.boldMore));
  }

  /** Begins a page. */
  page(): void {
    this.doc.addPage({ size: 'A4', margin: 0 });
  }

  /** One line of text, its upper edge at `y`. Returns how wide it is. */
  text(text: string, x: number, y: number, options: TextOptions): number {
    const { weight = 'regular', colour = INK, align = 'left' } = options;
    const { size, runs } = this.#fitted(text, weight, options);
    const width = this.#width(runs, weight, size);
    const room = options.width ?? width;
    let at = align === 'left' ? x : align === 'right' ? x + room - width : x + (room - width) / 2;
    this.doc.fillColor(colour);
    for (const run of runs) {
      this.#face(run, weight, size);
      this.doc.text(run.text, at, y, { lineBreak: false });
      at += this.doc.widthOfString(run.text);
    }
    return width;
  }

  /** How wide a line of text is in its natural size. */
  widthOf(text: string, { size, weight = 'regular' }: Pick<TextOptions, 'size' | 'weight'>): number {
    return this.#width(runsOf(lineOf(text)), weight, size);
  }

  /** A QR code of text or bytes as one vector shape, correction M, without its quiet zone. */
  qr(content: string | Uint8Array, x: number, y: number, side: number): void {
    const code = typeof content === 'string' ? content : Array.from(content);
    const { data, size } = encode(code, { ecc: 'M', border: 0 });
    const module = side / size;
    this.doc.fillColor('#000000');
    for (const [row, line] of data.entries()) {
      for (let from = 0; from < size; from += 1) {
        if (!line[from]) continue;
        let to = from;
        while (line[to]) to += 1;
        this.doc.rect(x + from * module, y + row * module, (to - from) * module, module);
        from = to;
      }
    }
    this.doc.fill();
  }

  #fitted(whole: string, weight: Weight, { size, width }: TextOptions) {
    const text = lineOf(whole);
    const runs = runsOf(text);
    if (width === undefined) return { size, runs };
    const natural = this.#width(runs, weight, size);
    if (natural <= width) return { size, runs };
    const smaller = Math.max(size * SOFTEST, (size * width) / natural);
    if (this.#width(runs, weight, smaller) <= width + 0.01) return { size: smaller, runs };
    const letters = Array.from(text);
    const first = (count: number) => runsOf(`${letters.slice(0, count).join('').trimEnd()}…`);
    // As many letters as there is room for, found by halves; one stands there in any case.
    let [most, tooMany] = [1, letters.length];
    while (tooMany - most > 1) {
      const count = Math.floor((most + tooMany) / 2);
      if (this.#width(first(count), weight, smaller) <= width + 0.01) most = count;
      else tooMany = count;
    }
    return { size: smaller, runs: first(most) };
  }

  #width(runs: readonly Run[], weight: Weight, size: number): number {
    return runs.reduce((sum, run) => {
      this.#face(run, weight, size);
      return sum + this.doc.widthOfString(run.text);
    }, 0);
  }

  #face(run: Run, weight: Weight, size: number): void {
    this.doc.font(run.more ? `${weight}More` : weight).fontSize(size);
  }
}

/** As much of a text as one line may be asked to hold. */
function lineOf(text: string): string {
  // A letter is at most two units: nothing beyond these is looked at.
  const letters = Array.from(text.slice(0, 2 * MOST_LETTERS + 2));
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : text;
}

interface Run {
  readonly text: string;
  readonly more: boolean;
}

/** Pieces of a text by the file that has their letters; a letter that none has is the sign for that. */
function runsOf(text: string): Run[] {
  const runs: { text: string; more: boolean }[] = [];
  for (const letter of text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '')) {
    const more = MORE.test(letter) && !LATIN.test(letter);
    const drawn = more || LATIN.test(letter) ? letter : '\uFFFD';
    const last = runs.at(-1);
    if (last?.more === more) last.text += drawn;
    else runs.push({ text: drawn, more });
  }
  return runs;
}

/** All of a PDF as bytes, for those that are short. */
export async function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  doc.end();
  return whole;
}
