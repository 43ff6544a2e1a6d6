import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import * as z from 'zod';
import type { Random } from '../log/random.ts';
import { BackupError } from './errors.ts';

/**
 * A backup's file: one sealed stream. It is opened by the master key, which the header holds under the office's
 * recovery code: with the file and that code alone, another PC has the log again.
 *
 * - `GERBANG` and a version byte;
 * - the header's length (32 bits, big endian), the header (JSON in UTF-8), its HMAC (32 bytes);
 * - the content in pieces of 1 MiB, the last one shorter, each AES-256-GCM (NIST SP 800-38D) with a nonce that counts
 *   them and marks the last: none can be taken out, swapped or cut off (the STREAM construction).
 */
const MAGIC = Buffer.from('GERBANG\x01', 'latin1');
const PIECE = 1024 * 1024;
const TAG = 16;
const MAC = 32;
const LONGEST_HEADER = 1024 * 1024;

export const BackupHeader = z.object({
  version: z.literal(1),
  /** An instant in UTC. */
  madeAt: z.iso.datetime(),
  /** The office's name. */
  office: z.string(),
  /** How many rows of the log are in it. */
  rows: z.int().min(0),
  /** The office's settings as their file has them; null where there were none. */
  site: z.string().nullable(),
  /** The master key under the recovery code; null where no code was ever made. */
  wrappedKey: z.base64().nullable(),
  salt: z.base64(),
  /** The log's steady time at which it was made: the order of backups whatever the clock said. Older ones have none. */
  steadyAt: z.number().optional(),
  /** Made out of turn: somebody, or a change, asked for it. */
  asked: z.boolean().optional(),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/**
 * Seals a file.
 * @param from what to seal
 * @param to is written anew, and on disk when this returns
 * @returns the SHA-256 of what was sealed
 * @throws BackupError `BACKUP_NOT_WRITTEN`
 */
export function sealArchive(
  from: string,
  to: string,
  masterKey: Uint8Array,
  about: Omit<BackupHeader, 'version' | 'salt'>,
  random: Random,
): string {
  const salt = Buffer.from(random(16));
  const header = Buffer.from(JSON.stringify({ version: 1, salt: salt.toString('base64'), ...about }));
  const keys = keysOf(masterKey, salt);
  const hash = createHash('sha256');
  return withFiles(from, to, 'BACKUP_NOT_WRITTEN', (source, target) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(header.length);
    writeAll(target, Buffer.concat([MAGIC, length, header, macOf(keys.mac, header)]));
    let piece = readUpTo(source, PIECE);
    for (let number = 0; ; number += 1) {
      const next = piece.length < PIECE ? null : readUpTo(source, PIECE);
      hash.update(piece);
      const cipher = createCipheriv('aes-256-gcm', keys.seal, nonceOf(number, next === null));
      writeAll(target, Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]));
      if (next === null) break;
      piece = next;
    }
    fsyncSync(target);
    return hash.digest('hex');
  });
}

/**
 * What a backup says of itself, unproven: whoever has no key yet asks it what opens it.
 * @throws BackupError
 */
export function readHeader(path: string): BackupHeader {
  return reading(path, (file) => headerOf(file).header);
}

/**
 * What a backup of this kiosk says of itself, proven by the key; its content is not looked at.
 * @throws BackupError
 */
export function readOwnHeader(path: string, masterKey: Uint8Array): BackupHeader {
  return reading(path, (file) => {
    const { header, bytes, mac } = headerOf(file);
    requireOwn(header, bytes, mac, masterKey);
    return header;
  });
}

/**
 * Opens a backup.
 * @param to where its content is written; null to look only whether it opens
 * @returns the header and the SHA-256 of the content
 * @throws BackupError; what was written to `to` is worthless then
 */
export function openArchive(
  path: string,
  to: string | null,
  masterKey: Uint8Array,
): { header: BackupHeader; hash: string } {
  return reading(path, (source) => {
    const { header, bytes, mac } = headerOf(source);
    const keys = requireOwn(header, bytes, mac, masterKey);
    const hash = createHash('sha256');
    const target = to === null ? null : openSync(to, 'w', 0o600);
    try {
      let piece = readUpTo(source, PIECE + TAG);
      for (let number = 0; ; number += 1) {
        const next = piece.length < PIECE + TAG ? null : readUpTo(source, PIECE + TAG);
        const plain = opened(keys.seal, piece, nonceOf(number, next === null));
        hash.update(plain);
        if (target !== null) writeAll(target, plain);
        if (next === null) break;
        piece = next;
      }
      if (target !== null) fsyncSync(target);
    } finally {
      if (target !== null) closeSync(target);
    }
    return { header, hash: hash.digest('hex') };
  });
}

function requireOwn(header: BackupHeader, bytes: Buffer, mac: Buffer, masterKey: Uint8Array) {
  const keys = keysOf(masterKey, Buffer.from(header.salt, 'base64'));
  if (!timingSafeEqual(mac, macOf(keys.mac, bytes)))
    throw new BackupError('BACKUP_KEY_WRONG', 'the backup was made with another key, or altered');
  return keys;
}

function headerOf(file: number): { header: BackupHeader; bytes: Buffer; mac: Buffer } {
  const start = readUpTo(file, MAGIC.length + 4);
  const length = start.length === MAGIC.length + 4 ? start.readUInt32BE(MAGIC.length) : LONGEST_HEADER + 1;
  if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > LONGEST_HEADER) throw damaged();
  const bytes = readUpTo(file, length);
  const mac = readUpTo(file, MAC);
  if (bytes.length !== length || mac.length !== MAC) throw damaged();
  try {
    return { header: BackupHeader.parse(JSON.parse(bytes.toString())), bytes, mac };
  } catch (cause) {
    throw new BackupError('BACKUP_DAMAGED', 'the header does not read', { cause });
  }
}

function opened(key: Uint8Array, piece: Buffer, nonce: Uint8Array): Buffer {
  if (piece.length < TAG) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(piece.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new BackupError('BACKUP_DAMAGED', 'the backup is cut off or altered', { cause });
  }
}

function keysOf(masterKey: Uint8Array, salt: Uint8Array): { seal: Uint8Array; mac: Uint8Array } {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', masterKey, salt, `gerbang.backup.${purpose}.1`, 32));
  return { seal: derive('seal'), mac: derive('mac') };
}

function macOf(key: Uint8Array, header: Uint8Array): Buffer {
  return createHmac('sha256', key).update(header).digest();
}

/** 88 bits that count, and 8 that mark the last piece. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function readUpTo(file: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let have = 0;
  while (have < length) {
    const got = readSync(file, buffer, have, length - have, null);
    if (got === 0) break;
    have += got;
  }
  return buffer.subarray(0, have);
}

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

function reading<T>(path: string, work: (file: number) => T): T {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new BackupError('BACKUP_NOT_READABLE', 'the backup cannot be opened', { cause });
  }
  try {
    return work(file);
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    throw new BackupError('BACKUP_NOT_READABLE', 'the backup cannot be read', { cause });
  } finally {
    closeSync(file);
  }
}

function withFiles<T>(
  from: string,
  to: string,
  code: 'BACKUP_NOT_WRITTEN',
  work: (source: number, target: number) => T,
): T {
  try {
    const source = openSync(from, 'r');
    try {
      const target = openSync(to, 'w', 0o600);
      try {
        return work(source, target);
      } finally {
        closeSync(target);
      }
    } finally {
      closeSync(source);
    }
  } catch (cause) {
    throw new BackupError(code, 'the backup was not written', { cause });
  }
}

function damaged(): BackupError {
  return new BackupError('BACKUP_DAMAGED', 'this is no backup of a log');
}
