import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Only the account that runs the kiosk may read what it keeps. */
const OWNER_ONLY = 0o600;

/**
 * Replaces a file as a whole: whoever reads it, and whoever comes after a power cut, finds the old content or the
 * new one, nothing between.
 * @throws the file system's own errors; the old file is left as it was
 */
export function replaceFile(path: string, content: string): void {
  const written = writeBeside(path, content);
  try {
    renameSync(written, path);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
  removeLeftovers(path);
  syncFolder(dirname(path));
}

/** A file's next content, on disk beside it. */
export interface StagedFile {
  /** Puts it in the file's place. @throws the file system's own errors; it stays beside the file */
  commit(): void;
  /** Throws it away. */
  drop(): void;
}

/**
 * Writes what a file is to hold beside it. Whoever comes after a power cut finds it there still: see `leftoversOf`.
 * @throws the file system's own errors
 */
export function stageFile(path: string, content: string): StagedFile {
  const written = writeBeside(path, content);
  syncFolder(dirname(path));
  return {
    commit: () => {
      renameSync(written, path);
      removeLeftovers(path);
      syncFolder(dirname(path));
    },
    drop: () => rmSync(written, { force: true }),
  };
}

/** What was to take a file's place and never did: the program ended in between. */
export function leftoversOf(path: string): string[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((other) => other.startsWith(`${name}.`) && /^\.\d+\.new$/.test(other.slice(name.length)))
    .map((other) => join(dirname(path), other));
}

/**
 * Makes a file as a whole, unless there is one already.
 * @returns false where there is one: it is left as it is
 * @throws the file system's own errors
 */
export function createFile(path: string, content: string): boolean {
  const written = writeBeside(path, content);
  try {
    // Unlike a rename, a link never takes the place of what is there.
    linkSync(written, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written, { force: true });
  }
  syncFolder(dirname(path));
  return true;
}

function writeBeside(path: string, content: string): string {
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w', OWNER_ONLY);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return beside;
}

/** A process that was killed while it wrote left its content behind: an older secret must not outlive the newer. */
export function removeLeftovers(path: string): void {
  for (const leftover of leftoversOf(path)) rmSync(leftover, { force: true });
}

/** Puts the names in a folder on disk. Windows keeps them safe by itself and refuses this. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
