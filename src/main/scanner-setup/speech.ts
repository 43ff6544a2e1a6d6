import type { PortSpeech } from '#shared/domain/scanner-setup.ts';
import { SHEET_HEAD, readSheetCode } from './sheet-codes.ts';

/** So many readable bytes are no chance: at a wrong speed most are none. */
const ENOUGH = 20;

const ENDS = [
  ['\r\n', 'auto'],
  ['\r', 'auto'],
  ['\n', 'auto'],
  ['\t', 'tab'],
  ['\x03', 'etx'],
] as const;

/** How a port has to be listened to, as far as one scan says it. The speed is known to whoever listened. */
export type Heard = Omit<PortSpeech, 'baudRate'>;

/**
 * Says how a scan was spoken: the framing of its bytes, what ends it, what is sent around it.
 * @param bytes all that came between two silences
 * @returns null where it is not readable: another speed
 */
export function hear(bytes: Uint8Array): Heard | null {
  const plain = textOf(bytes);
  const eight = read(plain);
  if (eight !== null) return eight;
  const parity = parityOf(bytes);
  if (parity === null) return null;
  const seven = read(textOf(bytes.map((byte) => byte & 0x7f)));
  return seven === null ? null : { ...seven, dataBits: 7, parity };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A code of the test sheet says where it begins and ends; of others, what is printable is the code. */
function read(text: string): Heard | null {
  const at = text.indexOf(SHEET_HEAD);
  const length = /^GERBANG-TEST:\d+:(\d+):/.exec(text.slice(Math.max(at, 0)))?.[1];
  if (at < 0 || length === undefined) return readOther(text);
  const end = at + Number(length);
  if (readSheetCode(text.slice(at, end)) === null) return null;
  // The next scan may have come already.
  const next = text.indexOf(SHEET_HEAD, end);
  const behind = text.slice(end, next < 0 ? text.length : next);
  const { terminator, suffix } = endOf(next < 0 ? behind : cutNext(behind, text.slice(0, at)));
  const prefix = text.slice(0, at).replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  if (!isAffix(prefix) || !isAffix(suffix)) return null;
  return { terminator, ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) };
}

/** What is before the next code is sent before every code. */
function cutNext(behind: string, before: string): string {
  return behind.endsWith(before) ? behind.slice(0, behind.length - before.length) : behind;
}

function readOther(text: string): Heard | null {
  const { terminator, suffix } = endOf(text);
  return suffix.length >= ENOUGH && /^[\x02\x1d\x20-\x7e]*$/.test(suffix) ? { terminator } : null;
}

/** Takes what ends a code off. */
function endOf(text: string): { terminator: Heard['terminator']; suffix: string } {
  const found = ENDS.find(([end]) => text.endsWith(end));
  if (!found) return { terminator: 'none', suffix: text };
  return { terminator: found[1], suffix: text.slice(0, text.length - found[0].length) };
}

function isAffix(text: string): boolean {
  return text.length <= 32 && /^[\0-\x7f]*$/.test(text);
}

/** Seven bits and a parity bit, heard as eight: all bytes have the same parity. */
function parityOf(bytes: Uint8Array): 'even' | 'odd' | null {
  const odd = bytes.reduce((count, byte) => count + (isOdd(byte) ? 1 : 0), 0);
  if (bytes.length === 0) return null;
  return odd === 0 ? 'even' : odd === bytes.length ? 'odd' : null;
}

function isOdd(byte: number): boolean {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits % 2 === 1;
}
