import { createHash, createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal } from '../../src/main/update/envelope.ts';
import { MANIFEST, PAYLOAD_TYPE, type Release, type ReleaseFile } from '../../src/main/update/manifest.ts';
import type { UpdateProgram } from '../../src/main/update/program.ts';
import { keyFilesOf, readSecretKey, type ReleaseSigner } from '../../src/main/update/release-key.ts';

/** PKCS #8 around a raw Ed25519 seed (RFC 8410, section 7). */
const PKCS8_HEAD = '302e020100300506032b657004220420';

/** A release key, always the same for the same number. */
export function signerOf(seed: number, issuer = 'Diskominfo PPU'): ReleaseSigner {
  const key = Buffer.concat([Buffer.from(PKCS8_HEAD, 'hex'), Buffer.alloc(32, seed)]);
  const pair = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return readSecretKey(keyFilesOf(issuer, pair, new Date(0)).secret);
}

export const OURS = signerOf(1);
export const STRANGER = signerOf(2, 'Orang lain');

/** The program as updates know it: version 0.1.0, an AppImage that takes our updates. */
export function runningImage(program: string, startAnew: () => void): UpdateProgram {
  return {
    version: '0.1.0',
    key: OURS,
    installation: { kind: 'appimage', program },
    platform: 'linux',
    arch: 'x64',
    startAnew,
    quit: () => undefined,
  };
}

/** What a manifest says of a program with this content. */
export function fileOf(content: string | Buffer, change: Partial<ReleaseFile> = {}): ReleaseFile {
  return {
    platform: 'linux',
    arch: 'x64',
    kind: 'appimage',
    name: 'Gerbang-0.2.0-linux-x86_64.AppImage',
    size: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    ...change,
  };
}

export function releaseOf(change: Partial<Release> = {}): Release {
  return {
    product: 'gerbang',
    version: '0.2.0',
    releasedAt: '2022-03-01T00:00:00.000Z',
    notes: { id: 'Perbaikan pemindai.', en: 'Scanner fixes.' },
    files: [fileOf('#!/bin/sh\n')],
    ...change,
  };
}

/** A manifest whose payload may be anything. */
export function signed(
  payload: unknown,
  { signer = OURS, type = PAYLOAD_TYPE }: { signer?: ReleaseSigner; type?: string } = {},
): Buffer {
  const bytes = Buffer.from(JSON.stringify(payload), 'utf8');
  return Buffer.from(JSON.stringify(seal(type, bytes, signer)), 'utf8');
}

/** Puts an update into a folder, as `gerbang update make` leaves it. @returns the manifest's path */
export function putUpdate(
  folder: string,
  content: string | Buffer,
  { release = {}, file = {}, signer = OURS }: PutOptions = {},
): string {
  const described = fileOf(content, file);
  writeFileSync(join(folder, described.name), content);
  const manifest = join(folder, MANIFEST);
  writeFileSync(manifest, signed(releaseOf({ files: [described], ...release }), { signer }));
  return manifest;
}

interface PutOptions {
  readonly release?: Partial<Release>;
  readonly file?: Partial<ReleaseFile>;
  readonly signer?: ReleaseSigner;
}
