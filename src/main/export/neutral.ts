/**
 * What spreadsheets take for a formula, or for a number that they spoil (a NIK becomes 6.4E+15, a telephone number
 * loses its 0), gets an apostrophe before it: it is a text then (OWASP, "CSV Injection"). A cell may begin anew
 * wherever a program splits at another separator than ours, so what stands behind one is treated alike.
 */
const SEPARATOR = /[,;|"\t\r\n]/;
const FORMULA = /^[\s\p{Cc}\p{Cf}]*['=+\-@＝＋－＠]|^[\t\r\n]/u;
/** Most cells have none of what matters. */
const SUSPECT = /[=+\-@＝＋－＠'\t\r\n]/;
const SPOILT = /^(?:0\d+|\d{12,})$/;

/** A text as a cell's content that is a text everywhere. */
export function neutral(text: string): string {
  if (SPOILT.test(text)) return `'${text}`;
  if (!SUSPECT.test(text)) return text;
  return pieces(text)
    .map((piece) => (FORMULA.test(piece) ? `'${piece}` : piece))
    .join('');
}

/** What `neutral` was given. */
export function original(cell: string): string {
  return pieces(cell)
    .map((piece) => (piece.startsWith("'") ? piece.slice(1) : piece))
    .join('');
}

/** A text, cut behind each separator. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!SEPARATOR.test(text.charAt(at))) continue;
    found.push(text.slice(from, at + 1));
    from = at + 1;
  }
  found.push(text.slice(from));
  return found;
}
