import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { OPEN_COLUMNS, SEALED_COLUMNS, type Row } from './row.ts';

/** What the first row has for its predecessor's HMAC. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/**
 * A row's HMAC-SHA-256 (RFC 2104) over its predecessor's and its own content: sealed fields by their digests, so
 * that they can be shredded and the chain still holds.
 * @param previous the predecessor's HMAC, 32 bytes; `GENESIS` for the first
 */
export function rowMac(key: KeyObject, previous: Uint8Array, row: Omit<Row, 'mac'>): Buffer {
  return createHmac('sha256', key).update(previous).update(canonicalContent(row)).digest();
}

/** The HMAC of the log's end: which row is the newest, and its HMAC. */
export function headMac(key: KeyObject, seq: number, mac: Uint8Array): Buffer {
  return createHmac('sha256', key).update(`gerbang.head.1/${seq}/`).update(mac).digest();
}

/** Compares two HMACs in constant time. */
export function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** One text for one content: a fixed order, names with the values, nulls left out. */
function canonicalContent(row: Omit<Row, 'mac'>): string {
  const open: [string, string | number][] = [];
  for (const column of OPEN_COLUMNS) {
    const value = row[column];
    if (value !== null) open.push([column, value]);
  }
  const sealed: [string, string][] = [];
  for (const { field, digest } of SEALED_COLUMNS) {
    const value = row[digest];
    if (value !== null) sealed.push([field, Buffer.from(value).toString('hex')]);
  }
  return JSON.stringify(['gerbang.entry.1', row.seq, open, sealed]);
}
