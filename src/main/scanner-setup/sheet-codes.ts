import { crc32 } from 'node:zlib';

/** What every code of the test sheet begins with. All of its letters are in a QR code's alphanumeric mode. */
export const SHEET_HEAD = 'GERBANG-TEST';

/** What a code is there to find out. */
export type SheetPurpose = 'keyboard' | 'length' | 'separators' | 'digits' | 'bytes' | 'controls';

/** One code of the sheet. */
export interface SheetCode {
  /** Its number on the sheet, from 1. */
  readonly number: number;
  readonly purpose: SheetPurpose;
  readonly bytes: Uint8Array;
  /** The same as text, a character a byte. */
  readonly text: string;
}

/** RFC 9285: what HCERT is written in, and just what QR's alphanumeric mode has. */
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** GS separates fields in some codes; as a control character it is what keyboards lose first. */
export const GS = '\x1d';

/**
 * Every character that a credential may hold, but those that stand on keys which not every keyboard has (`<>|\`) or
 * that wait for the next key on some (`^`, the grave accent, `~`): no credential needs these.
 */
const KEYS = `0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ ${LETTERS} $%*+-./:{}[]",_@#&=?!'();`;

/** All codes of the sheet that hold what is to be read, in its order. They are the same on every sheet, so that any sheet fits any kiosk. */
export const SHEET: readonly SheetCode[] = [
  code(1, 'keyboard', KEYS),
  code(2, 'length', filler(50, BASE45)),
  code(3, 'separators', withSeparators(filler(100, BASE45 + LETTERS))),
  code(4, 'length', filler(200, BASE45)),
  code(5, 'length', filler(400, BASE45)),
  code(6, 'length', filler(700, BASE45)),
  code(7, 'length', filler(1000, BASE45)),
  code(8, 'digits', filler(1400, '0123456789')),
  code(9, 'length', filler(1800, BASE45)),
  code(10, 'bytes', String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))),
];

/**
 * What has to come to nothing where a scanner types it: the keys that once moved through the desk, pressed a button and
 * chose a reason. Only its head is read then.
 */
export const CONTROLS = code(11, 'controls', '\t\t\t\r1\x1b\x1e\r');

/** What is on the sheet, all of it. */
export const PRINTED: readonly SheetCode[] = [...SHEET, CONTROLS];

/** A code by its number. */
export function sheetCode(number: number): SheetCode | null {
  return PRINTED.find((each) => each.number === number) ?? null;
}

/**
 * Reads a code of the sheet (of this one, or of one that was printed by another version): its head, then number,
 * length in bytes and a CRC-32, then what is to be read.
 * @returns its number where all of it is right; null where it is not, or is no such code
 */
export function readSheetCode(text: string): number | null {
  const match = /^GERBANG-TEST:(\d{1,3}):(\d{1,5}):([0-9A-F]{8}):/.exec(text);
  if (!match) return null;
  const [head, number = '', length = '', crc = ''] = match;
  const isRight = text.length === Number(length) && checksum(number, text.slice(head.length)) === crc;
  return isRight ? Number(number) : null;
}

function code(number: number, purpose: SheetPurpose, body: string): SheetCode {
  const ending = `:${checksum(String(number), body)}:${body}`;
  const start = `${SHEET_HEAD}:${number}:`;
  // The length counts its own digits, too.
  let length = start.length + ending.length;
  while (start.length + String(length).length + ending.length !== length) length += 1;
  const text = `${start}${length}${ending}`;
  return { number, purpose, text, bytes: Uint8Array.from(Buffer.from(text, 'latin1')) };
}

/** So many characters that the whole code has the length that its name says. Random to look at, always the same. */
function filler(length: number, alphabet: string): string {
  const overhead = `${SHEET_HEAD}:1:${length}:00000000:`.length;
  let state = length;
  let text = '';
  while (text.length < length - overhead) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += alphabet.charAt(Math.floor((state / 2 ** 32) * alphabet.length));
  }
  return text;
}

function withSeparators(text: string): string {
  return Array.from(text, (character, i) => (i % 8 === 7 ? GS : character)).join('');
}

function checksum(number: string, body: string): string {
  return crc32(Buffer.from(`${number}:${body}`, 'latin1'))
    .toString(16)
    .toUpperCase()
    .padStart(8, '0');
}
