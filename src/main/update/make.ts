import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UpdateError } from './errors.ts';
import { ReleaseFile } from './manifest.ts';
import { openPlain } from './receive.ts';

const CHUNK_BYTES = 1024 * 1024;

/** What the words in electron-builder's file names stand for; a name without one is for PCs of 64 bits. */
const ARCHES: Readonly<Record<string, string>> = {
  x64: 'x64',
  x86_64: 'x64',
  amd64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
};
const OTHERS = ['ia32', 'i386', 'armv7l', 'armhf', 'universal'];

/** The installers in a folder, by name. */
export async function installersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && kindOf(entry.name) !== null)
    .map(({ name }) => name)
    .sort();
}

/**
 * What a manifest says of an installer.
 * @throws UpdateError `UPDATE_FILE_MISSING`; `UPDATE_MALFORMED`: it is none, or not for a PC that is served
 */
export async function describeInstaller(folder: string, name: string): Promise<ReleaseFile> {
  const words = name.split(/[-.]/);
  const kind = kindOf(name);
  const arch = words.map((word) => ARCHES[word]).find((found) => found !== undefined) ?? 'x64';
  const { size, sha256 } = await hashOf(join(folder, name));
  const platform = name.endsWith('.exe') ? 'win32' : 'linux';
  const described = ReleaseFile.safeParse({ platform, arch, kind, name, size, sha256 });
  if (!described.success || words.some((word) => OTHERS.includes(word)))
    throw new UpdateError('UPDATE_MALFORMED', `${JSON.stringify(name)} is no installer that a kiosk takes`);
  return described.data;
}

function kindOf(name: string) {
  if (name.endsWith('.AppImage')) return 'appimage';
  if (name.endsWith('.deb')) return 'deb';
  if (name.endsWith('-portable.exe')) return 'portable';
  return name.endsWith('.exe') ? 'nsis' : null;
}

async function hashOf(path: string) {
  const file = await openPlain(path);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
      if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}
