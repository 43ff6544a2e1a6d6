import { inflateSync } from 'node:zlib';

/** The streams of a PDF, unpacked; what is drawn is among them. */
export function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)[^]*?>>\s*stream\n/g)].map(({ index, 0: head, 1: length }) => {
    const from = index + head.length;
    const data = pdf.subarray(from, from + Number(length));
    return head.includes('FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
  });
}

/**
 * What a PDF says, as a reader would copy it: the glyphs' numbers by the map from glyphs to letters that each face
 * carries. As much of PDF as the product writes.
 */
export function textOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
  const maps = new Map<string, Map<string, string>>();
  for (const [, name = '', object = ''] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(object) ?? '')?.[1] ?? '';
    const at = text.indexOf(`\n${unicode} 0 obj\n`) + 1;
    maps.set(
      name,
      unicode === '' ? new Map<string, string>() : lettersOf(streamsOf(pdf.subarray(at))[0] ?? ''),
    );
  }
  const said: string[] = [];
  for (const stream of streamsOf(pdf)) {
    let letters = new Map<string, string>();
    for (const [, face, shown = ''] of stream.matchAll(
      /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g,
    )) {
      if (face !== undefined) letters = maps.get(face) ?? letters;
      else
        said.push(
          [...shown.matchAll(/<([0-9a-f]*)>/g)]
            .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
            .map((glyph) => letters.get(glyph) ?? '')
            .join(''),
        );
    }
  }
  return said.join('\n');
}

/** pdfkit writes the letters of all glyphs, in order, as one array. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '0', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const glyph = (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0');
      const units = (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(glyph, String.fromCharCode(...units));
    }
  }
  return letters;
}
