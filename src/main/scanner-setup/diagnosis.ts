import { KEYBOARD_LAYOUTS, type KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { SheetCheck, SheetFault } from '#shared/domain/scanner-setup.ts';
import { CASES, type Damage, damaged, SEPARATORS } from './damage.ts';
import { CONTROLS, GS, readSheetCode, SHEET, type SheetCode } from './sheet-codes.ts';

/** Fewer characters are no code, however they were mangled: `GERBANG-TEST` has twelve. */
const FEWEST = 12;

/** Of a code that is changed for no known reason, so much has to be right for it to be that code. */
const ALIKE = 0.6;

/** What a scanner does to all characters alike; the most harmless first. */
function damagesOf(readAs: KeyboardLayout): readonly Damage[] {
  return KEYBOARD_LAYOUTS.flatMap((layout) =>
    CASES.flatMap((letters) => SEPARATORS.map((separators) => ({ layout, readAs, letters, separators }))),
  ).sort((a, b) => weightOf(a) - weightOf(b));
}

/**
 * Says what became of a code of the test sheet on its way: the explanation with the fewest faults that makes exactly
 * these bytes of one of the codes.
 * @param bytes as the scanner delivered them
 * @param readAs the keyboard as which one that types is read
 * @returns null where they are no such code, nor what any known damage makes of one
 */
export function diagnose(bytes: Uint8Array, readAs: KeyboardLayout = 'us'): SheetCheck | null {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.length < FEWEST) return null;
  const number = readSheetCode(text);
  if (number !== null) return { number, faults: [] };
  if (isHeadOfControls(text)) return { number: CONTROLS.number, faults: [] };
  return explained(text, readAs) ?? alike(text);
}

/** Whether a code that was cut off at one of its control characters is theirs. */
function isHeadOfControls(text: string): boolean {
  return CONTROLS.text.startsWith(text) && /[\t\r]/.test(CONTROLS.text.charAt(text.length));
}

/** The best explanation by damages that are known. */
function explained(text: string, readAs: KeyboardLayout): SheetCheck | null {
  let best: SheetCheck | null = null;
  for (const { damage, code, read } of variants(readAs)) {
    // None of the others can be better.
    if (best !== null && best.faults.length < weightOf(damage)) break;
    const rest = restOf(text, read);
    if (rest === null) continue;
    best = better(best, { number: code.number, faults: [...faultsOf(damage, code), ...rest] });
  }
  return best === null ? otherwise(text) : clearOf(text, best);
}

interface Variant {
  readonly damage: Damage;
  readonly code: SheetCode;
  readonly read: string;
}

const known = new Map<KeyboardLayout, readonly Variant[]>();

/** Every code as it comes with every damage that shows on it; made when they are needed first. */
function variants(readAs: KeyboardLayout): readonly Variant[] {
  const made =
    known.get(readAs) ??
    damagesOf(readAs)
      .flatMap((damage) => SHEET.map((code) => ({ damage, code, read: damaged(code.text, damage) })))
      .filter(({ damage, code, read }) => weightOf(damage) === 0 || read !== code.text);
  known.set(readAs, made);
  return made;
}

/** What else is wrong with `text`, where `read` was to come; null where it is something else altogether. */
function restOf(text: string, read: string): SheetFault[] | null {
  if (text === read) return [];
  if (text === read + read) return [{ is: 'DOUBLED' }];
  if (text.length === 2 * read.length && text === Array.from(read, (each) => each + each).join('')) {
    return [{ is: 'CHARACTERS_DOUBLED' }];
  }
  const head = commonHead(text, read);
  const tail = commonTail(text, read);
  if (text.length < read.length && head + tail >= text.length && text.length >= FEWEST) {
    const lost = read.length - text.length;
    if (head === text.length) return [{ is: 'TRUNCATED', came: text.length, of: read.length }];
    if (tail === text.length) return [{ is: 'HEAD_LOST', lost }];
    // A few letters at either end are alike by chance.
    return head + tail >= read.length / 2 ? [{ is: 'MIDDLE_LOST', lost }] : null;
  }
  const at = text.length > read.length ? text.indexOf(read) : -1;
  if (at < 0) return null;
  return [{ is: 'ADDED', before: text.slice(0, at), after: text.slice(at + read.length) }];
}

function faultsOf({ layout, readAs, letters, separators }: Damage, code: SheetCode): SheetFault[] {
  const faults: SheetFault[] = [];
  if (layout !== readAs) faults.push({ is: 'LAYOUT', layout });
  if (letters === 'lower') faults.push({ is: 'LOWER_CASE' });
  if (letters === 'upper') faults.push({ is: 'UPPER_CASE' });
  // What has capitals only looks alike, turned round or made small.
  if (letters === 'swapped') faults.push({ is: /[a-z]/.test(code.text) ? 'CASE_SWAPPED' : 'LOWER_CASE' });
  if (code.text.includes(GS) && separators === 'lost') faults.push({ is: 'GS_LOST' });
  if (code.text.includes(GS) && separators === 'bracket') faults.push({ is: 'GS_BRACKET' });
  return faults;
}

/** The explanation with fewer faults. */
function better(best: SheetCheck | null, next: SheetCheck): SheetCheck {
  if (best === null || next.faults.length < best.faults.length) return next;
  if (next.faults.length > best.faults.length) return best;
  return { number: best.number, faults: best.faults.map(unsure(next.faults)) };
}

/** Two keyboards that explain it equally well: nobody knows which it is. */
function unsure(others: readonly SheetFault[]): (fault: SheetFault) => SheetFault {
  const other = others.find(({ is }) => is === 'LAYOUT');
  return (fault) =>
    fault.is === 'LAYOUT' && other?.is === 'LAYOUT' && other.layout !== fault.layout
      ? { ...fault, layout: null }
      : fault;
}

function weightOf({ layout, readAs, letters, separators }: Damage): number {
  return Number(layout !== readAs) + Number(letters !== 'kept') + Number(separators !== 'kept');
}

/** Of a beginning that several codes share, nobody can say whose it is. */
function clearOf(text: string, check: SheetCheck): SheetCheck {
  const [fault] = check.faults;
  const isShared =
    fault?.is === 'TRUNCATED' &&
    check.faults.length === 1 &&
    SHEET.filter((code) => code.text.startsWith(text)).length > 1;
  return isShared ? { ...check, number: null } : check;
}

/** Damages that are of the whole code and go with no other. */
function otherwise(text: string): SheetCheck | null {
  for (const { number, text: code } of SHEET) {
    if (Buffer.from(code, 'utf8').toString('latin1') === text) return { number, faults: [{ is: 'RECODED' }] };
    if (altCodes(code).includes(text)) return { number, faults: [{ is: 'ALT_CODES' }] };
  }
  return null;
}

/** A code's characters by their numbers, as they are typed with Alt: as they are, or with noughts before them. */
function altCodes(text: string): string[] {
  return [0, 3, 4].map((width) =>
    Array.from(text, (each) => String(each.charCodeAt(0)).padStart(width, '0')).join(''),
  );
}

/** The code that has the most of its characters in place, where these are many. */
function alike(text: string): SheetCheck | null {
  const found = SHEET.filter((code) => code.text.length === text.length).map(({ number, text: code }) => ({
    number,
    count: Array.from(code).filter((each, i) => each !== text[i]).length,
  }));
  const best = found.sort((a, b) => a.count - b.count)[0];
  if (best && best.count <= (1 - ALIKE) * text.length) {
    return { number: best.number, faults: [{ is: 'CHANGED', count: best.count }] };
  }
  const number = SHEET.find((code) => text.startsWith(code.text.slice(0, codeHead(code))))?.number;
  if (number === undefined) return null;
  const code = SHEET.find((each) => each.number === number)?.text ?? '';
  const right = commonHead(text, code) + commonTail(text, code);
  return {
    number,
    faults: [{ is: 'CHANGED', count: Math.max(1, Math.max(text.length, code.length) - right) }],
  };
}

/** How many characters of a code say which it is. */
function codeHead({ number }: SheetCode): number {
  return `GERBANG-TEST:${number}:`.length;
}

function commonHead(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonTail(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}
